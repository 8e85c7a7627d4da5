package dev.ilmyeon.articles.article;

/** A list of all visible articles of one kind, newest first. */
public sealed interface Feed {

  /** The name that its cursors carry, so that another list's are refused. */
  String name();

  /** All articles. */
  record Newest() implements Feed {
    @Override
    public String name() {
      return "articles";
    }
  }

  record OfSection(String id) implements Feed {
    @Override
    public String name() {
      return "section:" + id;
    }
  }

  record OfRegion(String code) implements Feed {
    @Override
    public String name() {
      return "region:" + code;
    }
  }

  record OfSeries(String id) implements Feed {
    @Override
    public String name() {
      return "series:" + id;
    }
  }
}
