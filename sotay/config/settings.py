"""Django's settings, derived from the environment and nothing else."""

from pathlib import Path
from typing import Any

from sotay.config import environment

ENV = environment.read()
DEMO = ENV.mode == "demo"
PACKAGE = Path(__file__).resolve().parent.parent

DEBUG = False
SECRET_KEY = environment.secret_key(ENV)
KEY_RING = environment.key_ring(ENV)
ALLOWED_HOSTS = list(ENV.hosts)
ORIGIN = ENV.origin
USE_TLS = ENV.origin.startswith("https://")
CSRF_TRUSTED_ORIGINS = [ENV.origin] if ENV.origin else []

ROOT_URLCONF = "sotay.config.urls"
WSGI_APPLICATION = "sotay.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_tasks_db",
    "sotay.profiles",
    "sotay.accounts",
    "sotay.org",
    "sotay.policy",
    "sotay.drafts",
    "sotay.ledger",
    "sotay.privacy",
    "sotay.jobs",
    "sotay.files",
    "sotay.live",
    "sotay.notices",
    "sotay.notices.outgoing",
    "sotay.papers",
    "sotay.activation",
    "sotay.search",
    "sotay.tasks",
    "sotay.surveys",
    "sotay.news",
    "sotay.documents",
    "sotay.registers",
    "sotay.meetings",
    "sotay.reports",
    "sotay.office",
    "sotay.web",
    *(["sotay.sample"] if DEMO else []),
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "sotay.web.middleware.security_headers",
    "sotay.web.session_cookie.SessionCookie",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "sotay.accounts.middleware.whose_request",
    "sotay.web.middleware.sign_in_required",
    "sotay.web.holding.hold_back",
    "django.contrib.messages.middleware.MessageMiddleware",
    "sotay.web.middleware.refusals_to_pages",
    "sotay.policy.reading.answer_once",
    "sotay.ledger.receipts.answer_again",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {
            "environment": "sotay.web.jinja.environment",
            "context_processors": ["sotay.web.context.page_context"],
        },
    },
]

DATABASES = {"default": environment.database_settings(ENV)}
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}

AUTH_USER_MODEL = "accounts.Account"
LOGIN_URL = "/sign-in/"
LOGIN_REDIRECT_URL = "/"
CSRF_FAILURE_VIEW = "sotay.web.refusal_pages.forged"
PASSWORD_HASHERS = [
    "sotay.accounts.hashing.Argon2id",
    # Hashes made before; each is made anew when its owner signs in.
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
# In the demo anybody is anybody, with a button: an administrator there sets up nothing.
SECOND_FACTOR_REQUIRED = not DEMO
PAGE_THREADS = ENV.threads
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 8},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]

AUTHENTICATION_BACKENDS = ["sotay.accounts.backends.Members"]
SESSION_ENGINE = "sotay.accounts.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = USE_TLS
SESSION_COOKIE_AGE = 30 * 24 * 3600
SECURE_SSL_REDIRECT = False  # the proxy in front does it; see docs/operation
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if USE_TLS else None
SECURE_HSTS_SECONDS = 31_536_000 if USE_TLS else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt")]  # not interface: a language's own name
LOCALE_PATHS = [PACKAGE / "locale"]
TIME_ZONE = "Asia/Ho_Chi_Minh"
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = ENV.data / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "sotay.web.static_storage.StaticStorage"},
}
# Proves that somebody runs this computer, until the first account is made.
FIRST_CODE = ENV.data / "first.code"
FILES_ROOT = ENV.data / "files"
SEARCH_ROOT = ENV.data / "search"
RETENTION_FILE = ENV.data / "retention.toml"
MEDIA_ROOT = FILES_ROOT
UPLOAD_BYTES = ENV.upload_bytes
SOFFICE, TESSERACT = ENV.soffice, ENV.tesseract
DATA_UPLOAD_MAX_MEMORY_SIZE = 4 * 1024**2
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024**2

SENDING: dict[str, Any] = {
    "sms": ENV.sms,
    "email": ENV.email,
    # In parts of SMS, and in mails; each unit its own.
    "budget": ENV.sending_budget,
    "tone_marks": ENV.sms_tone_marks,
}

WIRE_URL = ENV.wire_url
WIRE_PORT = ENV.port + 1
BUS_SOCKETS = ENV.data / "bus"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # "Come again in a moment" is an answer, not a fault: a hall that signs in gets many.
    "filters": {
        "faults": {
            "()": "django.utils.log.CallbackFilter",
            "callback": lambda record: getattr(record, "status_code", 0) != 503,
        }
    },
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": ENV.log_level},
    "loggers": {
        "django.request": {"filters": ["faults"]},
        # Every job is a row that says how it went; the log tells of those that failed.
        **{name: {"level": "WARNING"} for name in ("django_tasks", "django_tasks_db")},
    },
}
