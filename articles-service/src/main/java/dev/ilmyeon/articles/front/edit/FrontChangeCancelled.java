package dev.ilmyeon.articles.front.edit;

/** Changes that waited were called off. */
record FrontChangeCancelled(long id) {}
