package dev.ilmyeon.media.gallery;

import dev.ilmyeon.media.image.Numbers;
import dev.ilmyeon.media.newsroom.Permission;
import dev.ilmyeon.platform.subgraph.idempotency.IdempotentWrites;
import dev.ilmyeon.platform.subgraph.idempotency.WriteRequest;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import dev.ilmyeon.platform.subgraph.problem.Problem;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

@Controller
class GalleryWriteController {

  private static final long NONE = -1;

  private final GalleryWrites galleries;
  private final IdempotentWrites writes;

  GalleryWriteController(GalleryWrites galleries, IdempotentWrites writes) {
    this.galleries = galleries;
    this.writes = writes;
  }

  @MutationMapping
  Mono<Object> createGallery(
      @Argument GalleryInput input, @Argument String idempotencyKey, @ContextValue Caller caller) {
    Optional<Problem> refusal = Permission.EDIT.refuse(caller).or(input::problem);
    return refusal.isPresent()
        ? Mono.just(refusal.get())
        : writes.once(
            new WriteRequest(caller, idempotencyKey, "createGallery", input),
            SavedGallery.class,
            () -> galleries.create(input));
  }

  @MutationMapping
  Mono<Object> changeGallery(
      @Argument String gallery,
      @Argument int version,
      @Argument GalleryInput input,
      @Argument String idempotencyKey,
      @ContextValue Caller caller) {
    Optional<Problem> refusal = Permission.EDIT.refuse(caller).or(input::problem);
    return refusal.isPresent()
        ? Mono.just(refusal.get())
        : writes.once(
            new WriteRequest(
                caller, idempotencyKey, "changeGallery", new Change(gallery, version, input)),
            SavedGallery.class,
            () -> galleries.change(id(gallery), version, input));
  }

  @SchemaMapping
  CompletableFuture<@Nullable Gallery> gallery(
      SavedGallery saved, DataLoader<GalleryId, @Nullable Gallery> loader) {
    return loader.load(new GalleryId(saved.gallery()));
  }

  /** What makes another request of a change. */
  private record Change(String gallery, int version, GalleryInput input) {}

  private static GalleryId id(String text) {
    return new GalleryId(Numbers.parse(text).orElse(NONE));
  }
}
