package dev.ilmyeon.media.gallery;

import dev.ilmyeon.media.address.PublicAddress;
import dev.ilmyeon.media.image.Numbers;
import dev.ilmyeon.media.newsroom.Permission;
import dev.ilmyeon.media.photo.Photo;
import dev.ilmyeon.media.photo.PhotoList;
import dev.ilmyeon.media.photo.PhotoPage;
import dev.ilmyeon.media.photo.Photos;
import dev.ilmyeon.platform.subgraph.connection.Connection;
import dev.ilmyeon.platform.subgraph.connection.PageSize;
import dev.ilmyeon.platform.subgraph.identity.Caller;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.ContextValue;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Mono;

@Controller
class GalleryController {

  /** Of what can be no gallery's number: never found. */
  private static final long NONE = -1;

  private final GalleryStore store;
  private final PublicAddress address;

  GalleryController(GalleryStore store, PublicAddress address) {
    this.store = store;
    this.address = address;
  }

  @QueryMapping
  CompletableFuture<@Nullable Gallery> gallery(
      @Argument String id, DataLoader<GalleryId, @Nullable Gallery> galleries) {
    return galleries.load(id(id));
  }

  /** Absent for an edition without any, which no other edition is told from. */
  @QueryMapping
  Mono<List<Gallery>> photoNews(@Argument String edition, @Argument int first) {
    return store
        .photoNews(edition, PageSize.check(first))
        .filter(galleries -> !galleries.isEmpty());
  }

  @EntityMapping("Gallery")
  CompletableFuture<List<@Nullable Gallery>> galleries(
      @Argument("id") List<String> ids, DataLoader<GalleryId, @Nullable Gallery> galleries) {
    return galleries.loadMany(ids.stream().map(GalleryController::id).toList());
  }

  /** Null for whom it does not concern. */
  @SchemaMapping
  @Nullable Integer version(Gallery gallery, @ContextValue Caller caller) {
    return Permission.UPLOAD.allows(caller) ? gallery.version() : null;
  }

  @SchemaMapping
  String url(Gallery gallery) {
    return address.of("/gallery/" + gallery.id());
  }

  @SchemaMapping
  CompletableFuture<Connection<Photo>> photos(
      Gallery gallery,
      @Argument int first,
      @Argument @Nullable String after,
      DataLoader<PhotoPage, Photos> pages) {
    return PhotoPage.of(PhotoList.GALLERY, gallery.id().value(), first, after).load(pages);
  }

  private static GalleryId id(String text) {
    return new GalleryId(Numbers.parse(text).orElse(NONE));
  }
}
