package dev.ilmyeon.articles.article;

import java.util.List;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** How the database holds an article's text: a JSON array of typed blocks. */
public final class BodyFormat {

  private final ObjectReader reader;
  private final ObjectWriter writer;

  public BodyFormat(JsonMapper json) {
    this.reader = json.readerForListOf(Block.class);
    this.writer =
        json.writerFor(json.getTypeFactory().constructCollectionType(List.class, Block.class));
  }

  public Body read(String stored) {
    List<Block> blocks = reader.readValue(stored);
    return new Body(blocks);
  }

  public String write(Body body) {
    return writer.writeValueAsString(body.blocks());
  }
}
