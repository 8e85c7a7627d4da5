package dev.ilmyeon.media.upload;

import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.image.ImageColumns;
import dev.ilmyeon.media.image.ImageId;
import dev.ilmyeon.media.image.ImageRef;
import dev.ilmyeon.media.newsroom.Permission;
import dev.ilmyeon.platform.subgraph.idempotency.IdempotentWrites;
import dev.ilmyeon.platform.subgraph.idempotency.WriteRequest;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import dev.ilmyeon.platform.subgraph.problem.Problem;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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
class UploadController {

  private final Uploads uploads;
  private final IdempotentWrites writes;

  UploadController(Uploads uploads, IdempotentWrites writes) {
    this.uploads = uploads;
    this.writes = writes;
  }

  @MutationMapping
  Mono<Object> requestUpload(
      @Argument RequestUploadInput input,
      @Argument String idempotencyKey,
      @ContextValue Caller caller) {
    Optional<Problem> refusal = Permission.UPLOAD.refuse(caller);
    return refusal.isPresent()
        ? Mono.just(refusal.get())
        : writes.once(
            new WriteRequest(caller, idempotencyKey, "requestUpload", input),
            UploadTicket.class,
            () -> uploads.request(caller.subject(), input.size()));
  }

  @MutationMapping
  Mono<Object> completeUpload(
      @Argument CompleteUploadInput input,
      @Argument String idempotencyKey,
      @ContextValue Caller caller) {
    Optional<Problem> refusal = Permission.UPLOAD.refuse(caller);
    return refusal.isPresent()
        ? Mono.just(refusal.get())
        : writes.once(
            new WriteRequest(caller, idempotencyKey, "completeUpload", input),
            UploadedImage.class,
            () -> uploads.complete(caller.subject(), input));
  }

  @SchemaMapping
  @Nullable OffsetDateTime expiresAt(UploadTicket ticket) {
    return ImageColumns.inKorea(ticket.expires().atOffset(ZoneOffset.UTC));
  }

  @SchemaMapping
  CompletableFuture<@Nullable Image> image(
      UploadedImage uploaded, DataLoader<ImageRef, @Nullable Image> images) {
    return images.load(new ImageRef.ById(new ImageId(uploaded.image())));
  }

  @SchemaMapping
  CompletableFuture<@Nullable Image> duplicateOf(
      UploadedImage uploaded, DataLoader<ImageRef, @Nullable Image> images) {
    Long first = uploaded.duplicateOf();
    return first == null
        ? CompletableFuture.completedFuture(null)
        : images.load(new ImageRef.ById(new ImageId(first)));
  }
}
