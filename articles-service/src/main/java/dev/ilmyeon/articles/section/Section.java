package dev.ilmyeon.articles.section;

/** A section of the portal. */
public record Section(SectionId id, String name, String shortName) {}
