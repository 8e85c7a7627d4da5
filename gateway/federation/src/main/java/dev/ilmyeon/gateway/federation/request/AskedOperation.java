package dev.ilmyeon.gateway.federation.request;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What an operation asks for, whatever its variables are; found once for its document.
 *
 * @param name null for none
 * @param deprecated the fields and arguments that the schema says not to use any more and that it
 *     uses, each once: {@code Article.byline}, {@code Query.search(text:)}
 */
public record AskedOperation(OperationKind kind, @Nullable String name, List<String> deprecated) {

  public AskedOperation {
    deprecated = List.copyOf(deprecated);
  }
}
