package dev.ilmyeon.articles.section;

/** A section of the portal. */
public record Section(String id, String name, String shortName) {}
