package dev.ilmyeon.media.image;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.federation.EntityMapping;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

@Controller
class ImageController {

  /** Of what can be no picture's number: never found. */
  private static final ImageId NONE = new ImageId(-1);

  @QueryMapping
  CompletableFuture<@Nullable Image> image(
      @Argument String id, DataLoader<ImageRef, @Nullable Image> images) {
    return images.load(ref(id));
  }

  @EntityMapping("Image")
  CompletableFuture<List<@Nullable Image>> images(
      @Argument("id") List<String> ids, DataLoader<ImageRef, @Nullable Image> images) {
    return images.loadMany(ids.stream().map(ImageController::ref).toList());
  }

  private static ImageRef ref(String id) {
    return new ImageRef.ById(ImageId.parse(id).orElse(NONE));
  }
}
