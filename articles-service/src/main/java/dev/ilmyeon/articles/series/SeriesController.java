package dev.ilmyeon.articles.series;

import dev.ilmyeon.articles.entity.EntityBatch;
import dev.ilmyeon.platform.subgraph.connection.PageSize;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Controller
class SeriesController {

  private final SeriesStore series;

  SeriesController(SeriesStore series) {
    this.series = series;
  }

  @QueryMapping
  Flux<Series> allSeries(@Argument int first) {
    return series.first(PageSize.check(first));
  }

  @QueryMapping
  Mono<Series> series(@Argument String id) {
    return Mono.justOrEmpty(SeriesId.parse(id))
        .flatMap(key -> series.byIds(List.of(key)).mapNotNull(found -> found.get(key)));
  }

  @EntityMapping("Series")
  Mono<List<@Nullable Series>> entities(@Argument("id") List<String> ids) {
    return EntityBatch.of(ids, SeriesId::parse).fetch(series::byIds);
  }
}
