# What stands around the quotes of a digest.
digest-headline = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}, { $claims ->
    [one] { $claims } new claim
   *[other] { $claims } new claims
}, { $contradictions ->
    [one] { $contradictions } contradiction
   *[other] { $contradictions } contradictions
}
digest-origins = They go back to { $count ->
    [one] { $count } independent report
   *[other] { $count } independent reports
}.
dispute-denial = { $names }: one denies what the other says
dispute-confirmation-gap = { $names }: one says what the other does not confirm
dispute-number = { $names }: the numbers differ
dispute-date = { $names }: the dates differ
dispute-position-change = { $names }: the position changed
dispute-account = { $names }: the accounts differ
digest-more-than = More than { $count } claims are new; the latest are counted here.
digest-nothing = Nothing is new since the last digest.
digest-disputed = Still disputed from before: { $count ->
    [one] { $count } contradiction
   *[other] { $count } contradictions
}.
digest-alerted = Posted before as alerts: { $count ->
    [one] { $count } contradiction
   *[other] { $count } contradictions
}.
digest-also-printed = also printed by { $outlets }
digest-more = { $count ->
    [one] { $count } more claim is
   *[other] { $count } more claims are
} stored; look them up to see them.
digest-more-disputes = { $count ->
    [one] { $count } more contradiction is
   *[other] { $count } more contradictions are
} stored; look them up to see them.
alert-headline = { $count ->
    [one] A contradiction was found
   *[other] { $count } contradictions were found
}
digest-stopped = Digests for { $place } have stopped, because { $platform } refused the last one for good: { $reason } Resume the subscription { $id } when that is mended.
# Why something was or was not in a digest, and what became of a day's.
why-no-day = No digest is wanted on { $day }: it is not one of the subscription's days.
why-to-come = The digest is still to come: { $at }.
why-state = But the subscription is { $state }.
why-inactive = The subscription is { $state }, so nothing was decided for { $at }.
why-reason = The reason: { $reason }
why-not-decided = Nothing was decided for { $at }: the subscription was made or changed after that, or it is too long ago.
why-due = The digest of { $at } is due and waits for the next look.
why-skipped = It was skipped.
why-skipped-downtime = Nothing ran when it was due; the digest of { $day } has what was new.
why-skipped-inactive = The subscription was { $state }.
why-empty = Nothing that the subscription asks for was new when it was decided: { $at }.
why-composed = It was put together on { $at }, with { $count ->
    [one] { $count } claim or contradiction
   *[other] { $count } claims and contradictions
}.
why-part-pending = Part { $number } of { $total } ({ $key }) waits to be sent
why-part-leased = Part { $number } of { $total } ({ $key }) is being sent
why-part-sent = Part { $number } of { $total } ({ $key }) was sent
why-part-failed = Part { $number } of { $total } ({ $key }) could not be sent
why-part-ambiguous = Part { $number } of { $total } ({ $key }) may or may not have arrived
why-attempts = { $count ->
    [one] { $count } attempt
   *[other] { $count } attempts
}
why-in-digest = It was in the digest of { $day }.
why-alerted = It was posted as an alert: { $at }.
why-dismissed = An operator has dismissed this contradiction, so it is shown no more.
why-topics = It is about none of the subscription's topics: not every word of one of them is in it.
why-speakers = Its speaker is none of the subscription's speakers.
why-outlets = Its outlet, { $outlet }, is none of the subscription's outlets.
why-stances = Its stance, “{ $stance }”, is none of the subscription's stances.
why-least = It is a minor one, and the subscription asks for major ones.
why-neither-side = Neither of its two claims is what the subscription asks for.
why-new = It is new, and comes with the digest of { $day }.
why-counted = It was counted in the digest of { $day }, but not shown: weightier ones came first, or another printing of the same report stands for it.
why-before = It was stored before the subscription began.

# What is wrong with a wish.
wish-no-day = Name at least one day of the week.
wish-time = The time is a local one in hours and minutes, such as 09:00.
wish-language = “{ $written }” is no language of digests; these are: { $choices }.
wish-zone = “{ $written }” is not an IANA time zone such as Europe/Berlin.{ $near }
wish-no-time = “{ $written }” is not a time of day. Write it like 09:00.
wish-no-days = “{ $written }” names no days. Write them like mon-fri or mon, thu.
wish-empty-topic = “{ $topic }” has no word that could be looked for; name the topic.
wish-too-many = At most { $most } { $field ->
    [topics] topics
    [speakers] speakers
   *[outlets] outlets
} fit into one subscription.
wish-too-long = An entry of { $field ->
    [topics] topics
    [speakers] speakers
   *[outlets] outlets
} has at most { $most } characters.
error-too-many-subscriptions = A place has at most { $most } subscriptions; remove one first.
error-no-item = No claim or contradiction “{ $id }” is stored.
error-not-stuck = “{ $key }” neither failed nor is ambiguous, so it is not sent again.
error-not-ambiguous = “{ $key }” is not ambiguous, so there is nothing to confirm.
error-no-message = There is no message “{ $key }” here.
