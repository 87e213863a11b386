"""The addresses of meetings: nouns; a new verb is a new noun."""

from django.urls import path

from sotay.meetings.views import opinions, roll, running, talk, votes

app_name = "meetings"

urlpatterns = [
    # the room
    path("<int:meeting_id>/desk/", running.desk, name="desk"),
    path("<int:meeting_id>/projector/", running.projector, name="projector"),
    path("<int:meeting_id>/agenda/", running.agenda, name="agenda"),
    path("<int:meeting_id>/opening/", running.opening, name="opening"),
    path("<int:meeting_id>/agenda/<int:item_id>/turn/", running.turn, name="turn"),
    path("<int:meeting_id>/closure/", running.closure, name="closure"),
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
    # votes
    path("<int:meeting_id>/motions/", votes.motions, name="motions"),
    path("<int:meeting_id>/motions/<int:motion_id>/ballot/", votes.ballot, name="ballot"),
    path("<int:meeting_id>/motions/<int:motion_id>/hands/", votes.hands, name="hands"),
    path("<int:meeting_id>/motions/<int:motion_id>/paper/", votes.paper_count, name="paper_count"),
    path("<int:meeting_id>/motions/<int:motion_id>/result/", votes.result, name="result"),
    path("<int:meeting_id>/motions/<int:motion_id>/reserved/", votes.reserved, name="reserved"),
    # what comes out
    path("<int:meeting_id>/outcome/", talk.outcome, name="outcome"),
    path("<int:meeting_id>/outcome/conclusions/", talk.conclusions, name="conclusions"),
]
