package dev.ilmyeon.media.sample;

import dev.ilmyeon.media.drawing.Drawing;
import dev.ilmyeon.media.drawing.paint.Light;
import dev.ilmyeon.media.drawing.scene.Scene;
import dev.ilmyeon.media.image.Focal;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.CRC32;

/** Reads the sample's files. */
final class SampleFiles {

  private SampleFiles() {}

  static SampleContent read() throws IOException {
    CRC32 crc = new CRC32();
    crc.update(Drawing.REVISION);
    YamlNode images = file("images.yaml", crc);
    YamlNode galleries = file("galleries.yaml", crc);
    YamlNode articles = file("articles.yaml", crc);
    YamlNode rights = images.child("rights");
    return new SampleContent(
        images.child("images").items().stream().map(node -> image(node, rights)).toList(),
        galleries.child("galleries").items().stream().map(SampleFiles::gallery).toList(),
        photoNews(galleries.child("photo-news")),
        articlePhotos(articles),
        (int) crc.getValue());
  }

  private static YamlNode file(String name, CRC32 crc) throws IOException {
    try (InputStream in = SampleFiles.class.getResourceAsStream("/sample/" + name)) {
      if (in == null) {
        throw new IOException("No sample file " + name);
      }
      byte[] bytes = in.readAllBytes();
      crc.update(bytes);
      return YamlNode.parse(name, new String(bytes, StandardCharsets.UTF_8));
    }
  }

  private static SampleImage image(YamlNode node, YamlNode rights) {
    List<YamlNode> focal = node.child("focal").items();
    return new SampleImage(
        node.child("id").number(),
        new Drawing(
            Scene.valueOf(node.child("scene").text()),
            Light.valueOf(node.child("light").text()),
            node.child("seed").number()),
        focal.isEmpty()
            ? new Focal(0.5, 0.5)
            : new Focal(focal.get(0).fraction(), focal.get(1).fraction()),
        node.child("alt").text(),
        node.child("caption").textOrNull(),
        node.child("credit").or(rights.child("credit")).text(),
        node.child("holder").or(rights.child("holder")).text(),
        node.child("licence").or(rights.child("licence")).text(),
        node.child("syndicatable").or(rights.child("syndicatable")).flag(),
        node.child("expires").timeOrNull(),
        node.child("leads").items().stream().map(YamlNode::number).toList());
  }

  private static SampleGallery gallery(YamlNode node) {
    return new SampleGallery(
        node.child("id").number(),
        node.child("title").text(),
        node.child("published").time(),
        node.child("cover").number(),
        node.child("regions").items().stream().map(YamlNode::text).toList(),
        photos(node.child("photos")));
  }

  private static List<SamplePhoto> photos(YamlNode list) {
    List<SamplePhoto> photos = new ArrayList<>();
    for (YamlNode node : list.items()) {
      photos.add(
          new SamplePhoto(
              photos.size() + 1, node.child("image").number(), node.child("caption").textOrNull()));
    }
    return photos;
  }

  private static Map<String, List<Long>> photoNews(YamlNode node) {
    Map<String, List<Long>> editions = new LinkedHashMap<>();
    node.children()
        .forEach((edition, list) ->
            editions.put(edition, list.items().stream().map(YamlNode::number).toList()));
    return editions;
  }

  private static Map<Long, List<SamplePhoto>> articlePhotos(YamlNode node) {
    Map<Long, List<SamplePhoto>> articles = new LinkedHashMap<>();
    node.children().forEach((article, list) -> articles.put(Long.valueOf(article), photos(list)));
    return articles;
  }
}
