"""The Slack application: what is listened to. The same listeners serve every way in."""

from __future__ import annotations

import logging
import re

from slack_bolt.async_app import AsyncApp

from adapters.chat.desk import Desk
from adapters.slack.access import ManyWorkspaces, OneWorkspace
from adapters.slack.answers import Answers
from adapters.slack.buttons import RATE, SHARE, TURN
from adapters.slack.form import CALLBACK, TOPICS, ZONE
from adapters.slack.home import Home
from adapters.slack.home_sections import CORPUS
from adapters.slack.leaving import Leaving
from adapters.slack.permissions import Managers
from adapters.slack.readers import Readers
from adapters.slack.sending import web_client
from adapters.slack.shortcuts import Shortcuts
from adapters.slack.subscriptions import Subscriptions
from bot.wording import ENGLISH, Wording

COMMAND = "/gainsay"
FIND_CLAIMS = "find_claims"
NEW_DIGEST = "new_digest"


def build(
    desk: Desk,
    access: OneWorkspace | ManyWorkspaces,
    *,
    signing_secret: str = "",
    managers: Managers | None = None,
    words: Wording = ENGLISH,
) -> AsyncApp:
    """Return the application. `signing_secret` is what requests over HTTP are checked with.

    `words` are for those whose language Slack does not tell.
    """
    app = _app(access, signing_secret)
    managers = managers or Managers()
    installations = access.installations if isinstance(access, ManyWorkspaces) else None
    readers = Readers(words)
    home = Home(desk, managers, readers)
    _listen_for_questions(app, Answers(desk, managers, readers))
    _listen_for_subscriptions(app, Subscriptions(desk, home, managers, readers))
    app.action(CORPUS)(home.corpus_chosen)
    app.event("app_home_opened")(home.opened)
    app.message_shortcut(FIND_CLAIMS)(Shortcuts(desk, readers).find_claims)
    organisations = access.organisations if isinstance(access, ManyWorkspaces) else None
    if organisations is not None:
        app.middleware(organisations.noted)
    leaving = Leaving(desk, installations, organisations)
    app.event("app_uninstalled")(leaving.uninstalled)
    app.event("tokens_revoked")(leaving.revoked)
    app.event("team_access_revoked")(leaving.access_revoked)
    return app


def _app(access: OneWorkspace | ManyWorkspaces, signing_secret: str) -> AsyncApp:
    # Bolt's loggers are as loud as this one; without it as the root, whatever is set for the library.
    logger = logging.getLogger("slack_bolt")
    if isinstance(access, OneWorkspace):
        client = web_client(access.bot_token, access.api_url)
        return AsyncApp(name="gainsay", logger=logger, client=client, signing_secret=signing_secret)
    client = web_client(None, access.api_url)
    oauth = access.oauth()
    return AsyncApp(name="gainsay", logger=logger, client=client, signing_secret=signing_secret, oauth_settings=oauth)


def _listen_for_questions(app: AsyncApp, answers: Answers) -> None:
    app.event("app_mention")(answers.mentioned)
    app.event("message")(answers.messaged)
    app.command(COMMAND)(answers.commanded)
    app.action(TURN)(answers.turned)
    app.action(SHARE)(answers.shared)
    app.action(RATE)(answers.rated)


def _listen_for_subscriptions(app: AsyncApp, subscriptions: Subscriptions) -> None:
    app.global_shortcut(NEW_DIGEST)(subscriptions.new)
    app.action("digest_new")(subscriptions.new)
    app.action("digest_edit")(subscriptions.edit)
    app.action(re.compile("digest_(?:pause|resume|remove)"))(subscriptions.switch)
    app.action("digest_resend")(subscriptions.resend)
    app.options(TOPICS)(subscriptions.typed)
    app.options(ZONE)(subscriptions.typed)
    app.view(CALLBACK)(subscriptions.saved)
