"""Django's settings, from the environment, with safe defaults; `docs/operations.md` describes each variable.

Errors: ImproperlyConfigured with a Chinese sentence that names the variable and the way out.
"""

import secrets
from enum import StrEnum
from pathlib import Path
from typing import Annotated, Any

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from pydantic import Field, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

DEVELOPMENT_SECRET = "development-only-secret-that-production-refuses-to-start-with"  # noqa: S105


class Mode(StrEnum):
    DEVELOPMENT = "development"
    PRODUCTION = "production"


class Environment(BaseSettings):
    """Every variable that Gongkai reads; an unknown value is refused, a missing one has a safe default."""

    model_config = SettingsConfigDict(
        env_prefix="", case_sensitive=True, extra="ignore", env_ignore_empty=True
    )

    GONGKAI_HOME: Path = Path("var")
    GONGKAI_MODE: Mode = Mode.DEVELOPMENT
    GONGKAI_DEBUG: bool = False
    GONGKAI_SECRET_KEY: str = DEVELOPMENT_SECRET
    GONGKAI_IDENTITY_KEY: str = Field(default="", pattern=r"^([0-9a-fA-F]{32})?$")
    GONGKAI_IDENTITY_KEY_BEFORE: str = Field(default="", pattern=r"^([0-9a-fA-F]{32})?$")
    GONGKAI_HOSTS: Annotated[tuple[str, ...], NoDecode] = ("127.0.0.1", "localhost", "[::1]")
    GONGKAI_ORIGINS: Annotated[tuple[str, ...], NoDecode] = ()
    GONGKAI_HTTPS: bool = False
    GONGKAI_BEHIND_PROXY: bool = False
    GONGKAI_PROOF_OF_WORK: bool = True
    GONGKAI_RATE_LIMITS: bool = True
    GONGKAI_WORKERS: int = Field(default=2, ge=1, le=64)
    GONGKAI_LOG_LEVEL: str = Field(default="INFO", pattern=r"^(DEBUG|INFO|WARNING|ERROR)$")
    GONGKAI_DISPATCH: bool = False
    GONGKAI_WECHAT_APP_ID: str = ""
    GONGKAI_WECHAT_SECRET: str = ""
    GONGKAI_WECHAT_THUMB: str = ""
    GONGKAI_WECHAT_BASE: str = "https://api.weixin.qq.com"
    GONGKAI_WEIBO_TOKEN: str = ""
    GONGKAI_WEIBO_BASE: str = "https://api.weibo.com"
    GONGKAI_DIGEST: bool = False
    GONGKAI_DESK_ADDRESS: str = Field(default="", pattern=r"^(https?://[^/\s]+)?$")
    GONGKAI_MAIL_FROM: str = ""
    GONGKAI_SMTP_HOST: str = ""
    GONGKAI_SMTP_PORT: int = Field(default=465, ge=1, le=65535)
    GONGKAI_SMTP_USER: str = ""
    GONGKAI_SMTP_PASSWORD: str = Field(default="", repr=False)
    GONGKAI_SMTP_SECURITY: str = Field(default="ssl", pattern=r"^(ssl|starttls|none)$")
    DATABASE_URL: str = ""
    GONGKAI_PREPARED_STATEMENTS: bool = True
    PORT: int = Field(default=8000, ge=1, le=65535)

    @field_validator("GONGKAI_HOSTS", "GONGKAI_ORIGINS", mode="before")
    @classmethod
    def _split_on_commas(cls, value: Any) -> Any:
        return (
            tuple(part.strip() for part in value.split(",") if part.strip())
            if isinstance(value, str)
            else value
        )


def read_environment() -> Environment:
    """The validated environment; raises ImproperlyConfigured naming each wrong variable."""
    try:
        found = Environment()
    except ValidationError as error:
        wrong = "；".join(
            f"{problem['loc'][0]} 的值不合要求（{problem['msg']}）" for problem in error.errors()
        )
        raise ImproperlyConfigured(f"环境变量有误：{wrong}。各变量的写法见 docs/operations.md。") from None
    refuse_unsent_mail(found)
    if found.GONGKAI_MODE is Mode.PRODUCTION:
        refuse_unsafe_production(found)
    return found


def refuse_unsent_mail(found: Environment) -> None:
    """Reminders that are switched on know where they go from, and what their links begin with."""
    wanted = ("GONGKAI_SMTP_HOST", "GONGKAI_MAIL_FROM", "GONGKAI_DESK_ADDRESS")
    missing = [name for name in wanted if found.GONGKAI_DIGEST and not getattr(found, name)]
    if missing:
        raise ImproperlyConfigured(
            f"已打开 GONGKAI_DIGEST（期限提醒邮件），还须设置 {'、'.join(missing)}；或者把 GONGKAI_DIGEST 设为 false。"
        )


def refuse_unsafe_production(found: Environment) -> None:
    """Production never starts with a default or short secret, or with debug on."""
    if found.GONGKAI_SECRET_KEY == DEVELOPMENT_SECRET or len(found.GONGKAI_SECRET_KEY) < 32:
        raise ImproperlyConfigured(
            "生产环境拒绝启动：GONGKAI_SECRET_KEY 未设置或太短。请设为 32 个以上随机字符，"
            f"例如：{secrets.token_urlsafe(48)}"
        )
    if found.GONGKAI_DEBUG:
        raise ImproperlyConfigured("生产环境拒绝启动：GONGKAI_DEBUG 已打开。请删去该变量或设为 false。")
    if not found.GONGKAI_IDENTITY_KEY:
        raise ImproperlyConfigured(
            "生产环境拒绝启动：GONGKAI_IDENTITY_KEY 未设置（申请人身份信息的 SM4 密钥，32 位十六进制）。"
            f"例如：{secrets.token_hex(16)}。请妥善备份，丢失后无法解密。"
        )


def database_from(url: str, home: Path) -> dict[str, Any]:
    """The default database: PostgreSQL by DATABASE_URL, else SQLite in the data folder."""
    if not url:
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": home / "gongkai.sqlite3",
            "CONN_MAX_AGE": None,
            "OPTIONS": {
                "transaction_mode": "IMMEDIATE",
                "timeout": 20,
                "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA cache_size=-65536;"
                " PRAGMA mmap_size=268435456; PRAGMA temp_store=MEMORY;"
                " PRAGMA secure_delete=ON;",
            },
        }
    try:
        parsed = dict(dj_database_url.parse(url, conn_max_age=600, conn_health_checks=True))
    except (ValueError, KeyError) as error:
        raise ImproperlyConfigured(
            f"DATABASE_URL 无法识别（{error}）。写法：postgres://用户:口令@主机:5432/库名；留空则使用内置 SQLite。"
        ) from None
    if "postgresql" not in str(parsed.get("ENGINE", "")):
        raise ImproperlyConfigured("DATABASE_URL 只支持 PostgreSQL（postgres://…）；留空则使用内置 SQLite。")
    return parsed


ENVIRONMENT = read_environment()
HOME = ENVIRONMENT.GONGKAI_HOME.absolute()
PRODUCTION = ENVIRONMENT.GONGKAI_MODE is Mode.PRODUCTION

SECRET_KEY = ENVIRONMENT.GONGKAI_SECRET_KEY
DEBUG = ENVIRONMENT.GONGKAI_DEBUG
ALLOWED_HOSTS = list(ENVIRONMENT.GONGKAI_HOSTS)
CSRF_TRUSTED_ORIGINS = list(ENVIRONMENT.GONGKAI_ORIGINS)
DATABASES = {"default": database_from(ENVIRONMENT.DATABASE_URL, HOME)}
PREPARED_STATEMENTS = ENVIRONMENT.GONGKAI_PREPARED_STATEMENTS
DISPATCH: dict[str, Any] = {
    "enabled": ENVIRONMENT.GONGKAI_DISPATCH,
    "wechat_app_id": ENVIRONMENT.GONGKAI_WECHAT_APP_ID,
    "wechat_secret": ENVIRONMENT.GONGKAI_WECHAT_SECRET,
    "wechat_thumb": ENVIRONMENT.GONGKAI_WECHAT_THUMB,
    "wechat_base": ENVIRONMENT.GONGKAI_WECHAT_BASE,
    "weibo_token": ENVIRONMENT.GONGKAI_WEIBO_TOKEN,
    "weibo_base": ENVIRONMENT.GONGKAI_WEIBO_BASE,
}
DIGEST: dict[str, Any] = {"enabled": ENVIRONMENT.GONGKAI_DIGEST, "base": ENVIRONMENT.GONGKAI_DESK_ADDRESS}
EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
EMAIL_HOST, EMAIL_PORT = ENVIRONMENT.GONGKAI_SMTP_HOST, ENVIRONMENT.GONGKAI_SMTP_PORT
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = ENVIRONMENT.GONGKAI_SMTP_USER, ENVIRONMENT.GONGKAI_SMTP_PASSWORD
EMAIL_USE_SSL = ENVIRONMENT.GONGKAI_SMTP_SECURITY == "ssl"
EMAIL_USE_TLS = ENVIRONMENT.GONGKAI_SMTP_SECURITY == "starttls"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = ENVIRONMENT.GONGKAI_MAIL_FROM or "gongkai@localhost"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
ROOT_URLCONF = "gongkai.urls"
WSGI_APPLICATION = "gongkai.portal.published.application"

INSTALLED_APPS = [
    "unfold",
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "csp",
    "axes",
    "gongkai.web",
    "gongkai.organs",
    "gongkai.casework",
    "gongkai.catalogue",
    "gongkai.items",
    "gongkai.decisions",
    "gongkai.duties",
    "gongkai.postings",
    "gongkai.finance",
    "gongkai.channels",
    "gongkai.supervision",
    "gongkai.applications",
    "gongkai.dialogue",
    "gongkai.cases",
    "gongkai.requests",
    "gongkai.remedies",
    "gongkai.complaints",
    "gongkai.archive",
    "gongkai.oversight",
    "gongkai.report",
    "gongkai.desk",
    "gongkai.portal",
]
MIDDLEWARE = [
    "gongkai.web.hostile_input.RefuseHostileInput",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gongkai.desk.login_first.LoginFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "csp.middleware.CSPMiddleware",
    "axes.middleware.AxesMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.jinja2.Jinja2",
        "APP_DIRS": True,
        "OPTIONS": {"environment": "gongkai.web.jinja.environment"},
    },
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    },
]

AUTHENTICATION_BACKENDS = ["axes.backends.AxesStandaloneBackend", "django.contrib.auth.backends.ModelBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = "desk:login"
LOGIN_REDIRECT_URL = "desk:worklist"
LOGOUT_REDIRECT_URL = "desk:login"
AXES_FAILURE_LIMIT = 5
AXES_COOLOFF_TIME = 0.25  # hours
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_LOCKOUT_CALLABLE = "gongkai.web.errors.locked_out"
AXES_CLIENT_IP_CALLABLE = "gongkai.web.addresses.address_of_client"
AXES_HANDLER = "gongkai.web.failed_logins.WordlessFailures"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False
SILENCED_SYSTEM_CHECKS = ["axes.W003"]

# One count for all workers of this machine: wrong guesses must not be multiplied by the number of processes.
CACHES = {
    "default": {
        "BACKEND": "django.core.cache.backends.filebased.FileBasedCache",
        "LOCATION": HOME / "cache",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    }
}

LANGUAGE_CODE = "zh-hans"
TIME_ZONE = "Asia/Shanghai"
USE_I18N = True
USE_TZ = True

STATIC_URL = "static/"
STATIC_ROOT = HOME / "static"
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "gongkai.web.static_files.FingerprintedStatic"},
}
WHITENOISE_USE_FINDERS = True
MEDIA_ROOT = HOME / "files"
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 500
DATA_UPLOAD_MAX_NUMBER_FILES = 50  # a form takes fewer, and says so beside what was typed
FILE_UPLOAD_PERMISSIONS = 0o640
FILE_UPLOAD_HANDLERS = [
    "gongkai.web.uploads.BoundedUpload",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "gongkai.web.uploads.NamelessUpload",
]

SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = ENVIRONMENT.GONGKAI_HTTPS
CSRF_COOKIE_SECURE = ENVIRONMENT.GONGKAI_HTTPS
CSRF_FAILURE_VIEW = "gongkai.web.errors.csrf_failure"
SECURE_SSL_REDIRECT = ENVIRONMENT.GONGKAI_HTTPS
SECURE_HSTS_SECONDS = 31536000 if ENVIRONMENT.GONGKAI_HTTPS else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if ENVIRONMENT.GONGKAI_BEHIND_PROXY:
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True
CONTENT_SECURITY_POLICY = {
    "EXCLUDE_URL_PREFIXES": ["/admin/"],
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "data:"],
        "object-src": [NONE],
        "base-uri": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    },
}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": ENVIRONMENT.GONGKAI_LOG_LEVEL},
    # It reports that it was loaded.
    "loggers": {"pikepdf": {"level": "WARNING"}},
}
