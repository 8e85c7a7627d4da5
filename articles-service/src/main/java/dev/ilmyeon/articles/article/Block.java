package dev.ilmyeon.articles.article;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.ilmyeon.articles.media.Image;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of an article's text, as the schema's union of the same name. The type names below are
 * what the database holds: append, never rename.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
  @JsonSubTypes.Type(value = Block.Paragraph.class, name = "paragraph"),
  @JsonSubTypes.Type(value = Block.Subheading.class, name = "subheading"),
  @JsonSubTypes.Type(value = Block.BulletList.class, name = "list"),
  @JsonSubTypes.Type(value = Block.Quote.class, name = "quote"),
  @JsonSubTypes.Type(value = Block.MediaBlock.class, name = "media")
})
public sealed interface Block {

  record Paragraph(String text) implements Block {}

  record Subheading(String text) implements Block {}

  record BulletList(List<String> items) implements Block {
    public BulletList {
      items = List.copyOf(items);
    }
  }

  record Quote(String text, @Nullable String speaker) implements Block {}

  record MediaBlock(Image image) implements Block {}
}
