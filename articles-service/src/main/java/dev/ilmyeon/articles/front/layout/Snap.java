package dev.ilmyeon.articles.front.layout;

/** A link to any page; {@code url} is absolute or a path of the portal. */
public record Snap(String title, String url) {}
