"""The addresses of meetings: nouns; a new verb is a new noun."""

from django.urls import path

from sotay.meetings.views import (
    announcing,
    behalf,
    field,
    issuing,
    listing,
    opinions,
    overview,
    packs,
    papers,
    polls,
    preparation,
    records,
    roll,
    running,
    score,
    talk,
    votes,
)

app_name = "meetings"

urlpatterns = [
    # the list, the first page
    path("", listing.listing, name="list"),
    path("new/", listing.new, name="new"),
    path("entered/", behalf.entered, name="entered"),
    path("entered/<int:correction_id>/answer/", behalf.entered_answer, name="entered_answer"),
    path("packs/", packs.packs, name="packs"),
    path("<int:meeting_id>/", overview.overview, name="overview"),
    path("<int:meeting_id>/following/", listing.following, name="following"),
    path("<int:meeting_id>/answer/", overview.answer, name="answer"),
    path("<int:meeting_id>/calendar.ics", overview.calendar_file, name="calendar"),
    # the preparation
    path("<int:meeting_id>/prepare/", preparation.prepare, name="prepare"),
    path("<int:meeting_id>/prepare/details/", preparation.details, name="prepare_details"),
    path("<int:meeting_id>/prepare/agenda/", preparation.agenda, name="prepare_agenda"),
    path("<int:meeting_id>/prepare/agenda/<int:item_id>/", preparation.item, name="prepare_item"),
    path(
        "<int:meeting_id>/prepare/agenda/<int:item_id>/place/",
        preparation.item_place,
        name="item_place",
    ),
    path(
        "<int:meeting_id>/prepare/agenda/<int:item_id>/removal/",
        preparation.item_removal,
        name="item_removal",
    ),
    path("<int:meeting_id>/prepare/papers/", papers.attach, name="prepare_papers"),
    path(
        "<int:meeting_id>/prepare/papers/library/",
        papers.from_library,
        name="papers_from_library",
    ),
    path("<int:meeting_id>/prepare/resolution/", papers.resolution, name="prepare_resolution"),
    path("<int:meeting_id>/prepare/papers/<int:paper_id>/", papers.paper_edit, name="paper_edit"),
    path(
        "<int:meeting_id>/prepare/papers/<int:paper_id>/file/",
        papers.paper_file_change,
        name="paper_file_change",
    ),
    path(
        "<int:meeting_id>/prepare/papers/<int:paper_id>/place/",
        papers.paper_place,
        name="paper_place",
    ),
    path(
        "<int:meeting_id>/prepare/papers/<int:paper_id>/removal/",
        papers.paper_removal,
        name="paper_removal",
    ),
    path("<int:meeting_id>/prepare/guests/", preparation.guests, name="prepare_guests"),
    path(
        "<int:meeting_id>/prepare/guests/<int:guest_id>/removal/",
        preparation.guest_removal,
        name="guest_removal",
    ),
    path("<int:meeting_id>/prepare/tasks/", preparation.tasks, name="prepare_tasks"),
    path(
        "<int:meeting_id>/prepare/tasks/<int:carried_id>/result/",
        preparation.task_result,
        name="task_result",
    ),
    path("<int:meeting_id>/prepare/check/", announcing.check, name="prepare_check"),
    path("<int:meeting_id>/agreement/", announcing.agreement, name="agreement"),
    path("<int:meeting_id>/announcement/", announcing.announcement, name="announcement"),
    path("<int:meeting_id>/changes/", announcing.changes, name="prepare_changes"),
    path("<int:meeting_id>/postponement/", announcing.postponement, name="postponement"),
    path("<int:meeting_id>/cancellation/", announcing.cancellation, name="cancellation"),
    # papers
    path("<int:meeting_id>/papers/", papers.papers, name="papers"),
    path("<int:meeting_id>/papers/<int:paper_id>/", papers.paper, name="paper"),
    path("<int:meeting_id>/papers/<int:paper_id>/file/", papers.paper_file, name="paper_file"),
    path("<int:meeting_id>/papers/<int:paper_id>/words/", papers.paper_words, name="paper_words"),
    path(
        "<int:meeting_id>/papers/<int:paper_id>/passages/",
        papers.paper_passages,
        name="paper_passages",
    ),
    path(
        "<int:meeting_id>/papers/<int:paper_id>/passages/<int:passage_id>/removal/",
        papers.paper_passage_removal,
        name="paper_passage_removal",
    ),
    path(
        "<int:meeting_id>/papers/<int:paper_id>/pages/<int:number>/",
        papers.paper_page,
        name="paper_page",
    ),
    path("<int:meeting_id>/pack/", packs.pack, name="pack"),
    # the room
    path("<int:meeting_id>/desk/", running.desk, name="desk"),
    path("<int:meeting_id>/field/", field.field_desk, name="field_desk"),
    path("<int:meeting_id>/projector/", running.projector, name="projector"),
    path("<int:meeting_id>/projector/code.svg", running.check_in_code, name="check_in_code"),
    path("<int:meeting_id>/agenda/", running.agenda, name="agenda"),
    path("<int:meeting_id>/opening/", running.opening, name="opening"),
    path("<int:meeting_id>/agenda/<int:item_id>/turn/", running.turn, name="turn"),
    path("<int:meeting_id>/closure/", running.closure, name="closure"),
    path("<int:meeting_id>/resumption/", running.resumption, name="resumption"),
    # the roll
    path("<int:meeting_id>/roll/", roll.roll, name="roll"),
    path("<int:meeting_id>/roll/marks/", roll.mark, name="mark"),
    path("<int:meeting_id>/roll/rest/", roll.rest, name="rest"),
    path("<int:meeting_id>/roll/leaving/", roll.leaving, name="leaving"),
    path("<int:meeting_id>/roll/guests/<int:guest_id>/", roll.guest, name="guest_mark"),
    path("<int:meeting_id>/check-in/", roll.check_in, name="check_in"),
    # opinions
    path("<int:meeting_id>/opinions/", opinions.opinions, name="opinions"),
    path("<int:meeting_id>/opinions/spoken/", opinions.spoken, name="spoken"),
    path("<int:meeting_id>/opinions/<int:opinion_id>/reply/", opinions.reply, name="reply"),
    path("<int:meeting_id>/opinions/<int:opinion_id>/keeping/", opinions.keeping, name="keeping"),
    # speaking, notes
    path("<int:meeting_id>/speaking/", talk.speaking, name="speaking"),
    path("<int:meeting_id>/speaking/withdrawal/", talk.withdrawal, name="withdrawal"),
    path("<int:meeting_id>/speaking/<int:request_id>/floor/", talk.floor, name="floor"),
    path("<int:meeting_id>/speaking/<int:request_id>/end/", talk.floor_end, name="floor_end"),
    path("<int:meeting_id>/note/", talk.note, name="note"),
    path("<int:meeting_id>/papers/<int:paper_id>/note/", talk.paper_note, name="paper_note"),
    path("<int:meeting_id>/papers/<int:paper_id>/reading/", papers.reading, name="reading"),
    # votes
    path("<int:meeting_id>/motions/", votes.motions, name="motions"),
    path("<int:meeting_id>/motions/counted/", field.hand_vote, name="hand_vote"),
    path("<int:meeting_id>/motions/ballots/", field.paper_vote, name="paper_vote"),
    path("<int:meeting_id>/motions/<int:motion_id>/ballot/", votes.ballot, name="ballot"),
    path("<int:meeting_id>/motions/<int:motion_id>/hands/", votes.hands, name="hands"),
    path("<int:meeting_id>/motions/<int:motion_id>/paper/", votes.paper_count, name="paper_count"),
    path("<int:meeting_id>/motions/<int:motion_id>/result/", votes.result, name="result"),
    path("<int:meeting_id>/motions/<int:motion_id>/reserved/", votes.reserved, name="reserved"),
    # quick polls
    path("<int:meeting_id>/polls/", polls.polls, name="polls"),
    path("<int:meeting_id>/polls/<int:poll_id>/answer/", polls.poll_answer, name="poll_answer"),
    path("<int:meeting_id>/polls/<int:poll_id>/closure/", polls.poll_closure, name="poll_closure"),
    # what comes out
    path("<int:meeting_id>/outcome/", talk.outcome, name="outcome"),
    path("<int:meeting_id>/outcome/conclusions/", talk.conclusions, name="conclusions"),
    # records
    path("<int:meeting_id>/archive/", issuing.archive, name="archive"),
    path("<int:meeting_id>/records/", records.records, name="records"),
    path("<int:meeting_id>/records/<slug:kind>/", records.record, name="record"),
    path("<int:meeting_id>/records/<slug:kind>/edit/", records.edit, name="record_edit"),
    path("<int:meeting_id>/records/<slug:kind>/anew/", records.anew, name="record_anew"),
    path("<int:meeting_id>/records/<slug:kind>/removal/", records.removal, name="record_removal"),
    path(
        "<int:meeting_id>/records/<slug:kind>/versions/", records.versions, name="record_versions"
    ),
    path(
        "<int:meeting_id>/records/<slug:kind>/versions/<int:number>/",
        records.version,
        name="record_version",
    ),
    path(
        "<int:meeting_id>/records/<slug:kind>/amendments/",
        records.amendments,
        name="record_amendments",
    ),
    path(
        "<int:meeting_id>/records/<slug:kind>/amendments/<int:amendment_id>/answer/",
        records.amendment_answer,
        name="amendment_answer",
    ),
    path(
        "<int:meeting_id>/records/<slug:kind>/approvals/",
        records.approvals,
        name="record_approvals",
    ),
    path("<int:meeting_id>/records/<slug:kind>/issue/", issuing.issue, name="record_issue"),
    path("<int:meeting_id>/records/<slug:kind>/scan/", issuing.scan, name="record_scan"),
    path(
        "<int:meeting_id>/records/<slug:kind>/files/<slug:what>/", issuing.file, name="record_file"
    ),
    # score, prints
    path("<int:meeting_id>/score/", score.score, name="score"),
    path("<int:meeting_id>/prints/", issuing.prints, name="prints"),
    path("<int:meeting_id>/prints/<slug:what>.<slug:form>", issuing.printed, name="print"),
]
