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

# What became of a digest, and why something was in it or not.
why-day-unwanted = No digest is wanted on { $day }: it is not one of the subscription’s days.
why-day-to-come = The digest of { $day } at { $at } in { $zone } is still to come, at { $due }{ $state ->
    [paused] , but the subscription is paused
    [stopped] , but the subscription is stopped
   *[active] {""}
}.
why-day-not-active = The subscription is { $state ->
    [paused] paused
   *[stopped] stopped
}, so nothing was decided for { $day } at { $at } in { $zone }.
why-day-before = Nothing was decided for { $day } at { $at } in { $zone }: the subscription was made or changed after it would have been due.
why-day-due = The digest of { $day } at { $at } in { $zone } is due and waits for the next sweep.
why-day-skipped = It was skipped. { $reason }
why-day-empty = Nothing that the subscription asks for was new when it was decided, at { $at }.
why-day-composed = It was composed at { $at } with { $count } claims and contradictions.
why-part = Part { $number } of { $of } ({ $key }) { $state ->
    [pending] waits to be sent
    [leased] is being sent
    [sent] was sent
    [failed] could not be sent
   *[ambiguous] may or may not have arrived
}{ $at }{ $attempts ->
    [0] {""}
    [1] {""}
   *[other] , { $attempts } attempts
}. { $reason }
why-part-at = { " " }at { $at }
why-item-in = It was in the digest of { $day }.
why-item-alerted = It was posted as an alert at { $at }.
why-item-severity = It is { $severity ->
    [major] major
   *[minor] minor
}, and the subscription asks for { $least ->
    [major] major
   *[minor] minor
} ones.
why-item-neither = Neither of its two claims meets the subscription’s { $conditions }.
why-condition-topics = topics
why-condition-speakers = speakers
why-condition-outlets = outlets
why-condition-stances = stances
why-condition-conditions = conditions
why-item-topics = It is about none of the subscription’s topics: not every word of one of them is in it.
why-item-speakers = Its speaker is none of the subscription’s speakers.
why-item-outlet = It was printed by { $outlet }, which is none of the subscription’s outlets.
why-item-stance = Its stance, “{ $stance }”, is none of the subscription’s stances.
why-item-new = It is new, and comes with the digest of { $day }.
why-item-counted = It was counted in the digest of { $day }, but not shown: weightier ones came first, or another outlet’s printing of the same report stands for it.
why-item-older = It was stored before the subscription began.
why-reason = The reason: { $reason }

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
