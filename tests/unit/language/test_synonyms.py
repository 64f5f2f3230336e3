from bot.answers.kinship import kin as likeness
from bot.contradictions.lexicon import term
from bot.language.synonyms import irregular_forms, narrower, synonyms
from bot.language.terms import stem


def test_a_member_is_close_or_wide_and_each_class_has_its_own_name():
    for words in synonyms():
        assert words.close or words.wide
        assert not set(words.close) & set(words.wide), words.name
    assert len({words.name for words in synonyms()}) == len(synonyms())


def test_narrower_words_and_forms_are_no_classes():
    assert "daughter" in narrower()["child"]
    assert "took" in irregular_forms()["take"]
    assert not any(">" in word for words in synonyms() for word in (*words.close, *words.wide))


def test_both_rooms_read_the_one_list():
    for words in synonyms():
        for other in words.close[1:]:
            assert likeness(stem(words.close[0]), stem(other)) > 0
            assert term(words.close[0]).likeness(term(other)) > 0
