package dev.ilmyeon.articles.edition;

import dev.ilmyeon.articles.entity.EntityBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

@Controller
class EditionController {

  private final EditionStore editions;

  EditionController(EditionStore editions) {
    this.editions = editions;
  }

  @QueryMapping
  Mono<Edition> edition(@Argument String id) {
    return Mono.justOrEmpty(EditionId.parse(id))
        .flatMap(key -> editions.byIds(List.of(key)).mapNotNull(found -> found.get(key)));
  }

  @EntityMapping("Edition")
  Mono<List<@Nullable Edition>> entities(@Argument("id") List<String> ids) {
    return EntityBatch.of(ids, EditionId::parse).fetch(editions::byIds);
  }
}
