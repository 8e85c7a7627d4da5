package dev.ilmyeon.articles.article;

/** A subject that articles are about. */
record Tag(long id, String name) {}
