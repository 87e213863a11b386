"""Addresses of news."""

from django.urls import path

from sotay.news import views

app_name = "news"

urlpatterns = [
    path("", views.listing, name="listing"),
    path("packs/", views.packs, name="packs"),
    path("<int:article_id>/", views.article, name="article"),
    path("<int:article_id>/edit/", views.edit, name="edit"),
    path("<int:article_id>/pictures/", views.pictures, name="pictures"),
    path("<int:article_id>/review/", views.review, name="review"),
    path("<int:article_id>/return/", views.returning, name="returning"),
    path("<int:article_id>/publication/", views.publication, name="publication"),
    path("<int:article_id>/withdrawal/", views.withdrawal, name="withdrawal"),
    path("<int:article_id>/reopening/", views.reopening, name="reopening"),
    path("<int:article_id>/pin/", views.pinning, name="pinning"),
    path("<int:article_id>/comments/", views.comments, name="comments"),
    path("comments/<int:comment_id>/removal/", views.comment_removal, name="comment_removal"),
    path("pictures/<int:picture_id>/removal/", views.picture_removal, name="picture_removal"),
    path("units/<int:unit_id>/", views.desk, name="desk"),
    path("units/<int:unit_id>/new/", views.new, name="new"),
    path("units/<int:unit_id>/seats/", views.seats, name="seats"),
    path("seats/<int:seat_id>/end/", views.seat_end, name="seat_end"),
    # Open to whoever knows the address: public news only.
    path("feeds/<int:unit_id>/", views.feed, name="feed"),
    path("feeds/<int:unit_id>/rss/", views.rss_feed, name="rss"),
    path("public/<int:article_id>/", views.public, name="public"),
]
