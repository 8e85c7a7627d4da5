package dev.ilmyeon.articles.article;

/** Someone who writes for the newsroom. */
record Reporter(String id, String name) {}
