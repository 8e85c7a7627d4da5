package dev.ilmyeon.articles.front.edit;

/** Changes wait for their time. */
record FrontChangeScheduled(long id) {}
