package dev.ilmyeon.articles.article;

import dev.ilmyeon.articles.region.RegionCode;
import dev.ilmyeon.articles.section.SectionId;
import dev.ilmyeon.articles.series.SeriesId;

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

  record OfSection(SectionId id) implements Feed {
    @Override
    public String name() {
      return "section:" + id;
    }
  }

  record OfRegion(RegionCode code) implements Feed {
    @Override
    public String name() {
      return "region:" + code;
    }
  }

  record OfSeries(SeriesId id) implements Feed {
    @Override
    public String name() {
      return "series:" + id;
    }
  }
}
