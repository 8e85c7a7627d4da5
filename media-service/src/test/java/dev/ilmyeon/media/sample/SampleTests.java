package dev.ilmyeon.media.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class SampleTests {

  private final SampleContent content;

  SampleTests() throws IOException {
    content = SampleFiles.read();
  }

  @Test
  void holdsAPictureForTheHeadOfEachOfFortyArticles() {
    assertThat(content.images()).hasSizeGreaterThanOrEqualTo(44);
    for (long article : LongStream.rangeClosed(1001, 1040).toArray()) {
      assertThat(content.images())
          .filteredOn(image -> image.leads().contains(article))
          .extracting(SampleImage::id)
          .containsExactly(article + 2000);
    }
  }

  @Test
  void saysOfEachPictureWhatIsSeenAndWhomToName() {
    assertThat(content.images())
        .allSatisfy(image -> {
          assertThat(image.alt()).containsPattern("[가-힣]");
          assertThat(image.caption()).containsPattern("[가-힣]");
          assertThat(image.credit()).isNotBlank();
        });
    assertThat(content.images()).extracting(SampleImage::drawing).doesNotHaveDuplicates();
    assertThat(content.images()).extracting(SampleImage::alt).doesNotHaveDuplicates();
  }

  @Test
  void holdsGalleriesOfFourToEightPicturesThatThereAre() {
    List<Long> images = content.images().stream().map(SampleImage::id).toList();
    assertThat(content.galleries()).hasSizeGreaterThanOrEqualTo(8);
    assertThat(content.galleries())
        .allSatisfy(gallery -> {
          assertThat(gallery.title()).containsPattern("[가-힣]");
          assertThat(gallery.photos()).hasSizeBetween(4, 8);
          assertThat(images).contains(gallery.cover());
          assertThat(gallery.photos()).extracting(SamplePhoto::image).isSubsetOf(images);
        });
    assertThat(content.photoNews()).containsOnlyKeys("main", "live");
  }

  @Test
  void namesThePlaceOfAMistake() {
    assertThatThrownBy(() -> YamlNode.parse("x.yaml", "a: [1]").child("a").text())
        .hasMessage("x.yaml.a should be a text, not [1]");
  }
}
