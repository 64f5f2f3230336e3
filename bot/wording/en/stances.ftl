# How a speaker stands to what is claimed: as a choice in a list, then as told beside a speaker.
stance-asserts = asserts
stance-confirms = confirms
stance-denies = denies
stance-does-not-confirm = does not confirm
stance-doubts = doubts
stance-dismisses = dismisses
stance-warns = warns
stance-calls-for = calls for
stance-questions = questions
stance-declines-to-comment = declines to comment
stance-expresses = expresses

told-asserts = said
told-confirms = confirmed
told-denies = denied
told-does-not-confirm = could not confirm
told-doubts = doubted
told-dismisses = dismissed
told-warns = warned
told-calls-for = called for
told-questions = questioned
told-declines-to-comment = declined to comment
told-expresses = expressed a view

# How two claims disagree.
kind-denial = denial
kind-confirmation-gap = confirmation gap
kind-number = number
kind-date = date
kind-position-change = position change
kind-account = account
