package dev.ilmyeon.media.usage;

import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.newsroom.Permission;
import dev.ilmyeon.platform.subgraph.connection.PageSize;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

@Controller
class UsageController {

  /** Null for whom it does not concern. */
  @SchemaMapping
  CompletableFuture<@Nullable List<ImageUse>> usedIn(
      Image image,
      @Argument int first,
      @ContextValue Caller caller,
      DataLoader<UsesOf, @Nullable ImageUses> uses) {
    if (!Permission.UPLOAD.allows(caller)) {
      return CompletableFuture.completedFuture(null);
    }
    return uses.load(new UsesOf(image.id().value(), PageSize.check(first)))
        .thenApply(UsageController::orNone);
  }

  @SchemaMapping
  String id(ImageUse use) {
    return Long.toString(use.owner());
  }

  private static @Nullable List<ImageUse> orNone(@Nullable ImageUses found) {
    return found == null ? List.of() : found.uses();
  }
}
