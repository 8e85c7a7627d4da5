package dev.ilmyeon.articles.reading;

/** The address is not the canonical one; {@code to} is. */
record Moved(String to) {}
