package dev.ilmyeon.articles.newsroom;

import java.util.List;

/** A field that a revision changed: its lines as a diff. */
record Change(String field, List<DiffLine> lines) {

  Change {
    lines = List.copyOf(lines);
  }

  enum DiffKind {
    KEPT,
    REMOVED,
    ADDED
  }

  record DiffLine(DiffKind kind, String text) {}
}
