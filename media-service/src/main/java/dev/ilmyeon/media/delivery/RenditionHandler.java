package dev.ilmyeon.media.delivery;

import dev.ilmyeon.media.image.Image;
import dev.ilmyeon.media.image.ImageId;
import dev.ilmyeon.media.rendition.ImageVersion;
import dev.ilmyeon.media.rendition.RenditionFile;
import dev.ilmyeon.media.rendition.RenditionSpec;
import dev.ilmyeon.media.rendition.Renditions;
import dev.ilmyeon.media.signing.UrlSigner;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.FileSystemResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferUtils;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ReactiveHttpOutputMessage;
import org.springframework.http.ZeroCopyHttpOutputMessage;
import org.springframework.util.InvalidMimeTypeException;
import org.springframework.web.reactive.function.BodyInserter;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Answers for {@code /media/images/{id}/{version}/{name}}. The three are read as a number, a hash
 * and a listed name; nothing else of a request is used to find a file. An address stops working
 * when the rights end.
 */
final class RenditionHandler {

  private static final int BUFFER = 16 * 1024;

  private final ImageLookup images;
  private final Renditions renditions;
  private final DeliveryHeaders headers;
  private final HotRenditions hot;
  private final UrlSigner signer;

  RenditionHandler(
      ImageLookup images,
      Renditions renditions,
      DeliveryHeaders headers,
      HotRenditions hot,
      UrlSigner signer) {
    this.images = images;
    this.renditions = renditions;
    this.headers = headers;
    this.hot = hot;
    this.signer = signer;
  }

  Mono<ServerResponse> serve(ServerRequest request) {
    Optional<ImageId> id = ImageId.parse(request.pathVariable("id"));
    Optional<RenditionSpec> asked = RenditionSpec.parse(request.pathVariable("name"));
    if (request.queryParams().containsKey("signature")
        && !signer.isSigned(request.path(), request.queryParams())) {
      return Problems.forbidden();
    }
    if (id.isEmpty() || asked.isEmpty() || !isOpen(asked.get(), request)) {
      return Problems.notFound();
    }
    RenditionSpec spec = negotiated(asked.get(), request);
    ImageVersion version = new ImageVersion(request.pathVariable("version"));
    return images
        .find(id.get())
        .filter(image -> ImageVersion.of(image).equals(version))
        .filter(image -> renditions.offers(image, spec))
        .flatMap(image -> unlessKnown(request, image, spec))
        .switchIfEmpty(Mono.defer(Problems::notFound));
  }

  /** Whether it is listed, or the address signed. */
  private static boolean isOpen(RenditionSpec spec, ServerRequest request) {
    return spec.isListed() || request.queryParams().containsKey("signature");
  }

  private RenditionSpec negotiated(RenditionSpec asked, ServerRequest request) {
    return asked.in(renditions.served(asked.format(), accepted(request)));
  }

  /** None where the header can not be read. */
  private static List<MediaType> accepted(ServerRequest request) {
    try {
      return request.headers().accept();
    } catch (InvalidMediaTypeException | InvalidMimeTypeException | ResponseStatusException e) {
      return List.of();
    }
  }

  /** Whether what is served depends on what is accepted. */
  private static boolean isNegotiated(ServerRequest request) {
    return request.pathVariable("name").endsWith(".auto");
  }

  private Mono<ServerResponse> unlessKnown(ServerRequest request, Image image, RenditionSpec spec) {
    String etag = headers.etag(image, spec);
    return request
        .checkNotModified(etag)
        .flatMap(known ->
            ServerResponse.from(known)
                .headers(h -> headers.cache(h, image, isNegotiated(request)))
                .build())
        .switchIfEmpty(
            Mono.defer(() ->
                renditions.file(image, spec).flatMap(file -> send(request, image, spec, file))));
  }

  private Mono<ServerResponse> send(
      ServerRequest request, Image image, RenditionSpec spec, RenditionFile file) {
    return switch (ByteSpan.of(range(request, headers.etag(image, spec)), file.size())) {
      case ByteSpan.Whole() -> {
        if (file instanceof RenditionFile.Kept(Path path, long _)
            && spec.isListed()
            && !isNegotiated(request)) {
          hot.remember(image, spec, path);
        }
        yield bytes(
            request, HttpStatus.OK, image, spec, file, new ByteSpan.Part(0, file.size() - 1));
      }
      case ByteSpan.Part part ->
          bytes(request, HttpStatus.PARTIAL_CONTENT, image, spec, file, part);
      case ByteSpan.Unsatisfiable() -> Problems.unsatisfiable(file.size());
    };
  }

  private Mono<ServerResponse> bytes(
      ServerRequest request,
      HttpStatus status,
      Image image,
      RenditionSpec spec,
      RenditionFile file,
      ByteSpan.Part part) {
    ServerResponse.BodyBuilder response =
        ServerResponse.status(status)
            .headers(h -> headers.content(h, image, spec, isNegotiated(request)))
            .contentLength(part.length());
    if (status == HttpStatus.PARTIAL_CONTENT) {
      response.header(
          HttpHeaders.CONTENT_RANGE,
          "bytes %d-%d/%d".formatted(part.first(), part.last(), file.size()));
    }
    return request.method().equals(HttpMethod.HEAD)
        ? response.build()
        : response.body(transfer(file, part));
  }

  private static BodyInserter<Void, ReactiveHttpOutputMessage> transfer(
      RenditionFile file, ByteSpan.Part part) {
    return (message, context) ->
        switch (file) {
          case RenditionFile.Kept(Path path, long _) -> transfer(message, path, part);
          case RenditionFile.Unkept(byte[] bytes) ->
              message.writeWith(Mono.fromSupplier(() -> slice(message, bytes, part)));
        };
  }

  /** From file to socket by the kernel, where nothing stands between. */
  private static Mono<Void> transfer(
      ReactiveHttpOutputMessage message, Path path, ByteSpan.Part part) {
    return message instanceof ZeroCopyHttpOutputMessage socket
        ? socket.writeWith(path, part.first(), part.length())
        : message.writeWith(read(message, path, part));
  }

  private static DataBuffer slice(
      ReactiveHttpOutputMessage message, byte[] bytes, ByteSpan.Part part) {
    return message
        .bufferFactory()
        .wrap(
            ByteBuffer.wrap(bytes, Math.toIntExact(part.first()), Math.toIntExact(part.length())));
  }

  private static Flux<DataBuffer> read(
      ReactiveHttpOutputMessage message, Path path, ByteSpan.Part part) {
    Resource resource = new FileSystemResource(path);
    return DataBufferUtils.takeUntilByteCount(
        DataBufferUtils.read(resource, part.first(), message.bufferFactory(), BUFFER),
        part.length());
  }

  /** The range asked for, by GET alone; null where {@code If-Range} names another version. */
  private static @Nullable String range(ServerRequest request, String etag) {
    if (!request.method().equals(HttpMethod.GET)) {
      return null;
    }
    String expected = request.headers().firstHeader(HttpHeaders.IF_RANGE);
    return expected == null || expected.equals(etag)
        ? request.headers().firstHeader(HttpHeaders.RANGE)
        : null;
  }
}
