# Feeds, and in what a workspace looks answers up.
feeds-none = No feeds are looked at here.
feeds-listed = { $count ->
    [one] One feed is looked at here:
   *[other] { $count } feeds are looked at here:
}
feed-line = { $id }  { $named }: { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
}{ $state ->
    [paused] , paused
    [failing] , failing
   *[active] {""}
}{ $trouble }
feed-trouble = { " " }– { $error }
feed-added = { $name } is looked at from now on; { $pages ->
    [one] { $pages } page of it will be read.
   *[other] { $pages } pages of it will be read.
}
feed-changed = { $name } was { $done ->
    [paused] paused
    [resumed] resumed
   *[removed] removed
}.
feed-checked = { $name } lists { $pages ->
    [one] { $pages } page
   *[other] { $pages } pages
}{ $newest }.
feed-newest = , the newest of { $day }
feed-failing = The feed { $name } failed { $failures ->
    [one] { $failures } time
   *[other] { $failures } times
} in a row and is no longer looked at. { $error } Resume it once it is mended: its id is { $id }.
corpus-is = { $corpus ->
    [private] Answers are looked up in what is read for everybody and in what this workspace’s own feeds bring, which nobody else sees.
    [own] Answers are looked up in what this workspace’s own feeds bring and nowhere else; nobody else sees that.
   *[shared] Answers are looked up in all that is read for everybody; this workspace’s own feeds are read for everybody too.
}
corpus-how = To change it: /gainsay feeds corpus and one of { $choices }. What was read before stays as it was.
corpus-shared = Everything, shared
corpus-private = Everything, own feeds private
corpus-own = Own feeds only
error-no-corpus = There is no “{ $written }”; it is one of { $choices }.
error-feed-known = { $address } is known already.
error-feed-removed = The feed { $address } was removed in the meantime.
error-feed-which = There are several feeds called “{ $name }”; the list of feeds has their ids.
error-no-feed = There is no feed called “{ $name }”; the list of feeds has their ids.
