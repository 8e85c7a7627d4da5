package dev.ilmyeon.media.upload;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.DocumentContext;
import dev.ilmyeon.media.MediaClient;
import dev.ilmyeon.media.intake.Pictures;
import java.util.Map;
import java.util.UUID;

/** Brings pictures in, for tests of what happens to them then. */
public final class Sender {

  private Sender() {}

  /** The number of a new picture. */
  public static String bringIn(MediaClient client, int seed) {
    byte[] file = Pictures.jpeg(seed);
    DocumentContext ticket =
        client.queryAs(
            "kim",
            "reporter",
            """
            mutation($size: Int!, $key: String!) {
              requestUpload(input: {size: $size}, idempotencyKey: $key) {
                ... on UploadTicket { id url } } }
            """,
            Map.of("size", file.length, "key", UUID.randomUUID().toString()));
    String url = ticket.read("$.data.requestUpload.url");
    assertThat(client.send("PUT", url, file).statusCode()).isEqualTo(204);
    String upload = ticket.read("$.data.requestUpload.id");
    return client
        .queryAs(
            "kim",
            "reporter",
            """
            mutation($upload: ID!, $key: String!) {
              completeUpload(idempotencyKey: $key, input: {
                  upload: $upload, alt: "사진", credit: "김기자",
                  rights: {holder: "일면", licence: "자체 촬영"}}) {
                ... on UploadedImage { image { id } } } }
            """,
            Map.of("upload", upload, "key", UUID.randomUUID().toString()))
        .read("$.data.completeUpload.image.id");
  }
}
