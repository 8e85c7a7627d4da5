package dev.ilmyeon.articles.section;

import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Controller
class SectionController {

  private final SectionStore sections;

  SectionController(SectionStore sections) {
    this.sections = sections;
  }

  @QueryMapping
  Flux<Section> sections() {
    return sections.all();
  }

  @QueryMapping
  Mono<Section> section(@Argument String id) {
    return Mono.justOrEmpty(SectionId.parse(id)).flatMap(sections::byId);
  }
}
