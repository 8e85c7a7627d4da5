package dev.ilmyeon.media.upload;

import dev.ilmyeon.media.delivery.Problems;
import dev.ilmyeon.media.intake.RefusedException;
import dev.ilmyeon.media.signing.UrlSigner;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.BodyExtractors;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers for {@code /media/uploads/{id}}: PUT brings a whole file; HEAD and PATCH are the core of
 * tus 1.0.0 (tus.io/protocols/resumable-upload), by which a client goes on where it broke off; POST
 * has the file fetched. The signature is the only key; who has none learns nothing of the upload.
 */
final class UploadHandler {

  private static final String OFFSET = "Upload-Offset";
  private static final String LENGTH = "Upload-Length";
  private static final String VERSION = "Tus-Resumable";
  private static final MediaType CHUNK =
      MediaType.parseMediaType("application/offset+octet-stream");

  private final UrlSigner signer;
  private final UploadStore uploads;
  private final Receiving receiving;
  private final ImportHandler imports;

  UploadHandler(UrlSigner signer, UploadStore uploads, Receiving receiving, ImportHandler imports) {
    this.signer = signer;
    this.uploads = uploads;
    this.receiving = receiving;
    this.imports = imports;
  }

  Mono<ServerResponse> serve(ServerRequest request) {
    Optional<UUID> id = id(request.pathVariable("id"));
    if (id.isEmpty() || !signer.isSigned(Upload.path(id.get()), request.queryParams())) {
      return Problems.forbidden();
    }
    return uploads
        .find(id.get())
        .flatMap(upload -> serve(request, upload))
        .switchIfEmpty(Mono.defer(Problems::forbidden))
        .onErrorResume(RefusedException.class, UploadHandler::refused)
        .onErrorResume(
            Receiving.BusyException.class,
            e -> problem(HttpStatus.LOCKED, "Another connection is sending this file."))
        .onErrorResume(
            PartFiles.TooLongException.class,
            e -> problem(HttpStatus.CONTENT_TOO_LARGE, "More came than was announced."))
        .onErrorResume(
            Receiving.WrongOffsetException.class,
            e ->
                ServerResponse.status(HttpStatus.CONFLICT)
                    .header(VERSION, "1.0.0")
                    .header(OFFSET, Long.toString(e.offset()))
                    .build());
  }

  private Mono<ServerResponse> serve(ServerRequest request, Upload upload) {
    if (request.method().equals(HttpMethod.HEAD)) {
      return receiving.offset(upload).flatMap(offset -> progress(HttpStatus.OK, upload, offset));
    }
    if (request.method().equals(HttpMethod.PUT)) {
      return put(request, upload);
    }
    if (request.method().equals(HttpMethod.POST)) {
      return imports.serve(request, upload);
    }
    if (!request.headers().contentType().filter(CHUNK::equals).isPresent()) {
      return problem(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "A piece is sent as " + CHUNK + ".");
    }
    OptionalLong offset = number(request.headers().firstHeader(OFFSET));
    return offset.isEmpty()
        ? problem(HttpStatus.BAD_REQUEST, "A piece says where it belongs: " + OFFSET + ".")
        : receive(request, upload, offset.getAsLong());
  }

  private Mono<ServerResponse> put(ServerRequest request, Upload upload) {
    OptionalLong length = request.headers().contentLength();
    if (length.isEmpty()) {
      return problem(HttpStatus.LENGTH_REQUIRED, "Say the file's size: Content-Length.");
    }
    if (length.getAsLong() != upload.size()) {
      return problem(
          HttpStatus.CONTENT_TOO_LARGE, "The ticket is for %d bytes.".formatted(upload.size()));
    }
    return receive(request, upload, 0);
  }

  private Mono<ServerResponse> receive(ServerRequest request, Upload upload, long offset) {
    Flux<DataBuffer> body = request.body(BodyExtractors.toDataBuffers());
    return receiving
        .receive(upload, offset, body)
        .flatMap(there -> progress(HttpStatus.NO_CONTENT, upload, there));
  }

  private static Mono<ServerResponse> progress(HttpStatus status, Upload upload, long offset) {
    return ServerResponse.status(status)
        .header(VERSION, "1.0.0")
        .header(OFFSET, Long.toString(offset))
        .header(LENGTH, Long.toString(upload.size()))
        .cacheControl(CacheControl.noStore())
        .build();
  }

  private static Mono<ServerResponse> refused(RefusedException e) {
    return Problems.of(
        switch (e.refusal()) {
          case NO_PICTURE -> HttpStatus.UNSUPPORTED_MEDIA_TYPE;
          case TOO_MANY_PIXELS, TOO_INTRICATE -> HttpStatus.CONTENT_TOO_LARGE;
          case DISGUISED, BROKEN, TOO_FEW_PIXELS, ANIMATED, NOT_RGB ->
              HttpStatus.UNPROCESSABLE_CONTENT;
        },
        e.refusal().name(),
        e.refusal().words());
  }

  private static Mono<ServerResponse> problem(HttpStatus status, String detail) {
    return Problems.of(status, detail);
  }

  private static Optional<UUID> id(String text) {
    try {
      UUID id = UUID.fromString(text);
      return id.toString().equals(text) ? Optional.of(id) : Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static OptionalLong number(@Nullable String text) {
    return text != null && text.matches("[0-9]{1,15}")
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
