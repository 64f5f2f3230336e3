# Days and moments.
moment-day = { $day }
moment-year = { $year }
moment-month = { $month ->
    [m1] January
    [m2] February
    [m3] March
    [m4] April
    [m5] May
    [m6] June
    [m7] July
    [m8] August
    [m9] September
    [m10] October
    [m11] November
   *[m12] December
} { $year }
moment-part = { $part } { $month ->
    [m1] January
    [m2] February
    [m3] March
    [m4] April
    [m5] May
    [m6] June
    [m7] July
    [m8] August
    [m9] September
    [m10] October
    [m11] November
   *[m12] December
} { $year }
moment-between = between { $first } and { $last }

# Names in a row, and pieces that longer sentences are made of.
list-and = { $first } and { $last }
list-or = { $first } or { $last }
list-more = { $first }, { $next }
clauses = { $first }; { $next }
sentence = { $text }.
titled = { $title }: { $text }
an-article = an article
an-article-first = An article
outlet-not-known = an outlet that is not known
did-you-mean = { " " }Did you mean { $names }?
did-you-mean-alone = Did you mean { $names }?

# The first line of an answer.
summary-stance = { $count ->
   *[other] { $names }
} { $stance ->
    [asserts] said so
    [confirms] confirmed it
    [denies] denied it
    [denies-by-negative] said it is not so
    [does-not-confirm] could not confirm it
    [doubts] doubted it
    [dismisses] dismissed it
    [warns] warned of it
    [calls-for] called for it
    [questions] questioned it
    [declines-to-comment] declined to comment
    [expresses] took a view of it
    [otherwise] said otherwise
   *[reports] reported it
}
summary-figure = { $names }: { $figure }
summary-a-number = a number
summary-on-days = On { $days }.
summary-printed-on-days = Printed on { $days }; when it was said is not told.
summary-on-record = On record from { $names }:
summary-statements = { $count ->
    [one] One statement
   *[other] { $count } statements
}{ $span }:
summary-span-day = , { $day }
summary-span = , { $first } to { $last }

# Nothing answers.
refusal-nobody = Nothing stored quotes { $name } on that.
refusal-stance = Nobody in the stored articles is quoted as having { $stance ->
    [denies] denied
    [confirms] confirmed
    [does-not-confirm] been unable to confirm
    [doubts] doubted
    [dismisses] dismissed
    [warns] warned of
    [calls-for] called for
    [questions] questioned
    [declines-to-comment] declined to comment on
   *[asserts] said
} that.
refusal-number = No stored article gives that number.
refusal-reason = No stored article says why.
refusal-days = Nothing stored answers that for the days you named.
refusal = Nothing in the stored articles answers that.
refusal-near = { $name } spoke about something near it{ $on } ({ $outlet }).
refusal-on = { " " }on { $day }
refusal-alone = Ask about a person or a topic, for example "who denied the report?" or just a name.
refusal-no-words = Please ask in words, for example "who denied the report?" or just a name.
refusal-too-long = Please ask in at most { $most } characters: who, what about, and when is enough.
refusal-language = Please ask in English: the articles here are read in English only so far.
unknown-outlet = unknown outlet

# How an answer was found.
trail-read = read as: { $kind ->
    [who] who
    [what-was-said] what was said
    [when] when
    [how-many] how many
    [which-outlets] which outlets
    [yes-or-no] yes or no
    [timeline] timeline
    [change-of-position] change of position
    [who-contradicts] who contradicts
    [lookup] lookup
   *[fact] fact
}
trail-stance = stance { $stances }
trail-speaker = speaker “{ $name }”
trail-about = about { $words }
trail-between = between { $since } and { $until }
trail-found = found: { $claims } claims, { $passages } passages
trail-names = “{ $phrase }” names: { $names }
trail-nobody = nobody stored
trail-kept = kept, fit { $fit }, score { $score }: { $told }

trail-outlets = outlets named: { $outlets }
trail-described = by a { $words }
trail-no-room = left out for room, fit { $fit }, score { $score }: { $told }
trail-dropped = dropped, fit { $fit }, { $why }: { $told }
trail-told = { $name } { $told }: { $sentence }
trail-not-stance = its stance is “{ $stance }”
trail-not-named = no speaker is named
trail-not-topic = too little of the topic
trail-not-reason = it gives no reason for that
trail-not-best = its speaker is shown with a better one
trail-not-speaker = somebody else speaks, or it says less of the topic
trail-not-fitting = others fit better

# Look-ups and pages.
claims-none = No stored claim fits that.
claims-found = { $count ->
    [one] One claim:
   *[other] { $count } claims:
}
contradictions-none = No contradiction is stored for that.
contradictions-found = { $count ->
    [one] One contradiction:
   *[other] { $count } contradictions:
}
ruled = { $opinion ->
    [dismissed] dismissed by an operator
   *[confirmed] confirmed by an operator
}
otherwise-later = { $name } said otherwise later
same-side = on the same side as { $name }
the-same-source = the same source
speaker-no-claims = No current article has a claim of { $name }.
speaker-own-words = In their own words
speaker-attributed = Attributed to them
speaker-as-told = as told by { $name }
speaker-also-in = also in { $outlets }
speaker-page = { $name }{ $role }: { $claims ->
    [one] one claim
   *[other] { $claims } claims
}{ $outlets }{ $days }. { $stances }
speaker-role = { " " }({ $role })
office-day = { $role } on { $day }
office-days = { $role } from { $first } to { $last }
speaker-in-outlets = { " " }in { $count ->
    [one] one outlet
   *[other] { $count } outlets
}
speaker-stance = { $count } { $told }
article-who-said = Who said what
article-page = { $title }, { $outlet }{ $day }: { $claims ->
    [one] one claim
   *[other] { $claims } claims
} of { $speakers ->
    [one] one speaker
   *[other] { $speakers } speakers
}.
article-titled = “{ $title }”
article-untitled = An article without a title
article-more = { $count ->
    [one] One further claim is in it.
   *[other] { $count } further claims are in it.
}
article-none = No stored article fits “{ $reference }”.{ $near }
day-unknown = Day unknown
error-nobody-called = Nobody called “{ $name }” is stored.{ $near }
error-no-outlet = No article of an outlet called “{ $name }” is stored.{ $near }
error-topic-needed = Name the topic in a word or more.
error-timeline-needs = A timeline needs a topic or a speaker.
status-holdings = { $articles ->
    [one] { $articles } article
   *[other] { $articles } articles
}, { $claims ->
    [one] { $claims } claim
   *[other] { $claims } claims
} and { $contradictions ->
    [one] { $contradictions } contradiction
   *[other] { $contradictions } contradictions
} are indexed.{ $waiting }
status-waiting = { " " }{ $count ->
    [one] { $count } article waits to be read.
   *[other] { $count } articles wait to be read.
}
chart-alt = Timeline of { $title }. { $lines }
chart-line = { $when }: { $speaker } { $told }
chart-printed = printed { $days }
chart-between = between { $first } and { $last }
chart-said = said
chart-confirmed = confirmed
chart-unconfirmed = could not confirm
chart-denied = denied
chart-doubted = dismissed, doubted
chart-other = warned, urged, other
chart-faint = faint: known only by the day of printing

# One sentence that sets the two sides of a contradiction beside each other.
explain-denial = One denies what the other says: { $earlier }; { $later }.
explain-confirmation-gap = One says what the other does not confirm: { $earlier }; { $later }.
explain-number = The numbers differ: { $earlier }; { $later }.
explain-date = The dates differ: { $earlier }; { $later }.
explain-position-change = The position changed: { $earlier }; { $later }.
explain-account = The accounts differ: { $earlier }; { $later }.
explain-quoted = { $name } { $verb }{ $when }: “{ $content }”
explain-said = { $name }{ $when } { $verb } { $content }
explain-aside = ,{ $when },
explain-answering = { $stance ->
    [confirms] confirmed it
    [denies] denied it
    [doubts] doubted it
    [dismisses] dismissed it
   *[does-not-confirm] could not confirm it
}
explain-verb = { $stance ->
    [asserts] said
    [confirms] confirmed
    [denies] denied
    [does-not-confirm] could not confirm
    [doubts] doubted
    [dismisses] dismissed
    [warns] warned
    [calls-for] called for
    [questions] questioned
    [declines-to-comment] declined to comment on
   *[expresses] expressed
}
explain-own-verb = { $verb }
explain-on = { " " }on { $moment }
explain-in = { " " }in { $moment }
explain-between = { " " }{ $moment }
explain-same-day = { " " }the same day
explain-day-after = { " " }the day after
the-article = the article
