package dev.ilmyeon.articles.sample;

import dev.ilmyeon.articles.sample.Sample.Article;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.core.io.ClassPathResource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Reads the sample content from the class path. A key that means nothing is an error. */
final class SampleFiles {

  /** The sections that have a file of their own; the last file's articles name theirs. */
  private static final List<String> ARTICLE_FILES =
      List.of(
          "general",
          "politics",
          "economy",
          "society",
          "culture",
          "sports",
          "opinion",
          "local",
          "hidden");

  private final JsonMapper json =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

  Sample read() {
    List<Article> articles = new ArrayList<>();
    for (String file : ARTICLE_FILES) {
      read("articles/" + file, new TypeReference<List<Article>>() {})
          .forEach(article -> articles.add(article.inSection(file)));
    }
    return new Sample(
        read("newsroom", new TypeReference<Sample.Newsroom>() {}),
        articles,
        read("front", new TypeReference<List<Sample.Front>>() {}),
        read("reads", new TypeReference<Sample.Reads>() {}));
  }

  private <T> T read(String file, TypeReference<T> type) {
    Yaml yaml = new Yaml(new SafeConstructor(new LoaderOptions()));
    try (InputStream stream = new ClassPathResource("sample/" + file + ".yaml").getInputStream()) {
      Object tree = yaml.load(stream);
      return json.convertValue(tree, type);
    } catch (IOException e) {
      throw new UncheckedIOException("The sample file " + file + ".yaml cannot be read", e);
    }
  }
}
