package dev.ilmyeon.media.region;

import dev.ilmyeon.media.gallery.Galleries;
import dev.ilmyeon.media.gallery.Gallery;
import dev.ilmyeon.media.gallery.RegionGalleries;
import dev.ilmyeon.platform.subgraph.connection.PageSize;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class RegionController {

  @EntityMapping("Region")
  List<Region> regions(@Argument("code") List<String> codes) {
    return codes.stream().map(Region::new).toList();
  }

  @SchemaMapping
  CompletableFuture<List<Gallery>> photoNews(
      Region region, @Argument int first, DataLoader<RegionGalleries, @Nullable Galleries> newest) {
    return newest
        .load(new RegionGalleries(region.code(), PageSize.check(first)))
        .thenApply(RegionController::orNone);
  }

  private static List<Gallery> orNone(@Nullable Galleries found) {
    return found == null ? List.of() : found.newest();
  }
}
