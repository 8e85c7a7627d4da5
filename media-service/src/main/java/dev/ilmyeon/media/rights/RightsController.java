package dev.ilmyeon.media.rights;

import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.image.ImageId;
import dev.ilmyeon.media.image.ImageRef;
import dev.ilmyeon.media.newsroom.Permission;
import dev.ilmyeon.media.purge.PurgeQueue;
import dev.ilmyeon.platform.subgraph.connection.Connection;
import dev.ilmyeon.platform.subgraph.idempotency.IdempotentWrites;
import dev.ilmyeon.platform.subgraph.idempotency.WriteRequest;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import dev.ilmyeon.platform.subgraph.problem.NotFoundProblem;
import dev.ilmyeon.platform.subgraph.problem.Problem;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

@Controller
class RightsController {

  private static final ImageId NONE = new ImageId(-1);

  private final RightsStore store;
  private final IdempotentWrites writes;
  private final PurgeQueue purges;
  private final Clock clock;

  RightsController(RightsStore store, IdempotentWrites writes, PurgeQueue purges, Clock clock) {
    this.store = store;
    this.writes = writes;
    this.purges = purges;
    this.clock = clock;
  }

  /** Empty for whom it does not concern. */
  @QueryMapping
  Mono<Connection<Image>> expiringRights(
      @Argument OffsetDateTime until,
      @Argument int first,
      @Argument @Nullable String after,
      @ContextValue Caller caller) {
    if (!Permission.UPLOAD.allows(caller)) {
      return Mono.empty();
    }
    ExpiringPage page = ExpiringPage.of(until, first, after);
    return store
        .expiring(page)
        .map(rows -> Connection.of(rows, page.first(), ExpiringPage::cursor, null));
  }

  @MutationMapping
  Mono<Object> changeRights(
      @Argument ChangeRightsInput input,
      @Argument String idempotencyKey,
      @ContextValue Caller caller) {
    Optional<Problem> refusal = Permission.EDIT.refuse(caller).or(input::problem);
    return refusal.isPresent()
        ? Mono.just(refusal.get())
        : writes.once(
            new WriteRequest(caller, idempotencyKey, "changeRights", input),
            ChangedRights.class,
            () -> change(input));
  }

  /** What stands where the picture stood: itself, its substitute, or nothing. */
  @SchemaMapping
  CompletableFuture<@Nullable Image> shown(
      ChangedRights changed, DataLoader<ImageRef, @Nullable Image> images) {
    return images.load(new ImageRef.ById(new ImageId(changed.image())));
  }

  @SchemaMapping
  String id(ChangedRights changed) {
    return Long.toString(changed.image());
  }

  private Mono<Object> change(ChangeRightsInput input) {
    ImageId image = ImageId.parse(input.image()).orElse(NONE);
    ImageId substitute =
        input.substitute() == null ? null : ImageId.parse(input.substitute()).orElse(NONE);
    return (substitute == null ? Mono.just(true) : store.exists(substitute))
        .flatMap(there ->
            there
                ? store.change(image, input, substitute).flatMap(done -> answer(done, image, input))
                : Mono.just(noImage("substitute", String.valueOf(input.substitute()))));
  }

  private Mono<Object> answer(boolean done, ImageId image, ChangeRightsInput input) {
    return done
        ? purges
            .add(RightsOrder.of(image, input, clock.instant()))
            .thenReturn(new ChangedRights(image.value()))
        : Mono.just(noImage("image", input.image()));
  }

  private static Object noImage(String argument, String id) {
    return NotFoundProblem.of("NO_SUCH_IMAGE", List.of("input", argument), id);
  }
}
