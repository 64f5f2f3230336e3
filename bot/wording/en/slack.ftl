# Slack: forms, the Home tab, subscriptions in words. Titles of forms hold 24 characters, buttons 75.
working = Looking through the articles…
error-verb-alone = /gainsay { $verb } needs a few words after it. { $what }.
error-managers-only = Only { $count ->
    [0] admins of this workspace can change that for a channel. In a direct message to me you can do it for yourself.
    [one] admins of this workspace and one person whom the operator has listed can change that for a channel. In a direct message to me you can do it for yourself.
   *[other] admins of this workspace and { $count } people whom the operator has listed can change that for a channel. In a direct message to me you can do it for yourself.
}
error-digest-words = After /gainsay digest comes one of: list, on, off, pause, resume, time, topics, days, preview, why, stuck, resend.
error-feeds-words = After /gainsay feeds comes list or corpus, or one of check, add, pause, resume, remove with an address or id.
digest-resent = It is sent again.
digest-nothing-stuck = No message waits for a person.
digest-stuck = These messages wait for a person; /gainsay digest resend with the key sends one again, which may post it twice:
digest-stuck-line = { $key }: { $state } ({ $reason })
error-digest-which = There are several subscriptions here. Write the id of one after the verb; /gainsay digest list shows them.
digest-how = /gainsay digest on a topic, another at:09:00 days:mon-fri zone:Europe/Kyiv
digest-none = There is no subscription yet.
digest-list = { $count ->
    [one] One subscription:
   *[other] { $count } subscriptions:
}
digest-line = { $id }: { $about }, { $days } at { $at } ({ $zone }); { $state }
digest-everything = everything that is read
digest-daily = daily
subscription-active = active
subscription-paused = paused
subscription-stopped = stopped
digest-on = Subscribed:
digest-off = No longer subscribed:
digest-paused-now = Paused:
digest-changed = It is now:
day-monday = Monday
day-tuesday = Tuesday
day-wednesday = Wednesday
day-thursday = Thursday
day-friday = Friday
day-saturday = Saturday
day-sunday = Sunday
form-title = Digest
form-save = Save
form-cancel = Cancel
form-close = Close
claims-title = Who says what on this
trouble-title = That did not work
field-channel = Where it is posted
field-topics = Topics
field-topics-all = Everything, or type a topic
field-days = Days
field-at = Time
field-zone = Time zone
field-least = Contradictions
least-major = Only major ones
least-minor = Major and minor ones
field-alerts = At once
field-alerts-yes = Post major contradictions when they are found
home-disputes = Contradictions
home-subscriptions = Your digests
home-sources = What is indexed
home-help = How to ask
home-feedback = Answers rated in this workspace: { $helpful } helpful, { $other } not helpful.
button-edit = Edit
button-pause = Pause
button-resume = Resume
button-remove = Remove
button-new-digest = New digest
prompt-title = For example:
prompt-1 = Who denied it?
prompt-2 = Who contradicts whom?
prompt-3 = What could not be confirmed?
button-resend = Send again
resend-confirm = If it has arrived after all, it is posted twice.
home-channels = Digests of other channels and people
home-stuck = Messages that wait for a person
home-direct = Direct message
home-more-subscriptions = { $count ->
    [one] { $count } more subscription; /gainsay digest list shows those of a channel.
   *[other] { $count } more subscriptions; /gainsay digest list shows those of a channel.
}
home-more-feeds = { $count ->
    [one] { $count } more feed; /gainsay feeds shows them all.
   *[other] { $count } more feeds; /gainsay feeds shows them all.
}
error-listed-only = { $count ->
    [0] Only the operator can change that, at the command line: it concerns every workspace.
    [one] Only the person whom the operator has listed can change that: it concerns every workspace.
   *[other] Only the { $count } people whom the operator has listed can change that: it concerns every workspace.
}
error-speaker-words = Write /gainsay speaker merge ONE into OTHER, or /gainsay speaker split NAME from SPEAKER.
speaker-ruled = { $claims ->
    [one] { $claims } claim is { $name }’s now.
   *[other] { $claims } claims are { $name }’s now.
}
speaker-ruled-after = { $count ->
    [one] { $count } contradiction follows from that. Later readings keep to it.
   *[other] { $count } contradictions follow from that. Later readings keep to it.
}
error-split-what = Say what to split off: a name or an article.
error-split-own-name = “{ $name }” is the speaker’s own name; split off an article instead.
error-merge-same = { $name } is one speaker already.
error-merge-unnamed = What nobody is named for cannot be merged.
error-speaker-several = “{ $who }” could be { $names }; give the id.
error-no-speaker = No speaker is called “{ $who }”; `gainsay speakers list` shows them with their ids.
