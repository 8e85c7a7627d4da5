package dev.ilmyeon.articles.region;

import dev.ilmyeon.articles.entity.EntityBatch;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Controller
class RegionController {

  private final RegionStore regions;

  RegionController(RegionStore regions) {
    this.regions = regions;
  }

  @QueryMapping
  Flux<Region> regions() {
    return regions.all();
  }

  @QueryMapping
  Mono<Region> region(@Argument String code) {
    return Mono.justOrEmpty(RegionCode.parse(code))
        .flatMap(key -> regions.byCodes(List.of(key)).mapNotNull(found -> found.get(key)));
  }

  @EntityMapping("Region")
  Mono<List<@Nullable Region>> entities(@Argument("code") List<String> codes) {
    return EntityBatch.of(codes, RegionCode::parse).fetch(regions::byCodes);
  }
}
