package dev.ilmyeon.articles.front;

/** A link to any page; {@code url} is absolute or a path of the portal. */
record Snap(String title, String url) {}
