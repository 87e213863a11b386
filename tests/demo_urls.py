"""The addresses as the demo has them: ``@pytest.mark.urls("tests.demo_urls")``."""

from django.urls import include, path

from sotay.config.urls import urlpatterns as product

urlpatterns = [*product, path("try/", include("sotay.sample.urls"))]
