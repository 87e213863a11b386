"""The news app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class NewsConfig(AppConfig):
    """Wiring of the news folder."""

    name = "sotay.news"

    def ready(self) -> None:
        """Rights on articles, the word in the menu, the card of the first page, privacy, search."""
        from sotay import policy
        from sotay.news.cards import news_card
        from sotay.news.models import Article
        from sotay.news.offers import offer_all
        from sotay.news.queries import relations_to_article
        from sotay.news.searching import SOURCE
        from sotay.search import registry as search
        from sotay.web import navigation, today

        offer_all()
        policy.register(Article, relations_to_article)
        search.register(SOURCE)
        navigation.register(
            navigation.Entry(_("Thông tin nổi bật"), "megaphone", "news:listing", order=35)
        )
        today.register(news_card)
