package dev.ilmyeon.articles.search;

/**
 * A term of a text.
 *
 * @param term as the index holds it
 * @param start where it starts in the text, in UTF-16 code units
 * @param end where it ends
 * @param kind what it is of its word
 */
record Token(String term, int start, int end, Kind kind) {

  enum Kind {
    /** A morpheme that says something: part of a compound, or all of a word. */
    LEAF,
    /** A verb's or an adjective's stem. */
    VERB,
    /** A compound whose parts are leaves too. */
    COMPOUND,
    /** Nouns that are written together; found even where Nori parts them in another way. */
    CHAIN
  }
}
