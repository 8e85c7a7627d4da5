package dev.ilmyeon.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ilmyeon.bench.mix.Mixes;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchOptionsTests {

  private static final Path CHECKOUT = Path.of("../..");

  @Test
  void measuresEverythingUnlessTold() {
    BenchOptions options = BenchOptions.parse(List.of(), CHECKOUT);

    assertThat(options.gateways()).isEmpty();
    assertThat(options.mixes()).isEqualTo(Mixes.NAMES);
    assertThat(options.sharing()).isEqualTo("both");
    assertThat(options.rounds()).isEqualTo(3);
  }

  @Test
  void takesGatewaysAndOptionsInAnyOrder() {
    BenchOptions options =
        BenchOptions.parse(
            List.of("--seconds=2", "ilmyeon", "--mixes=small,heavy", "../my-gateway"), CHECKOUT);

    assertThat(options.gateways()).containsExactly("ilmyeon", "../my-gateway");
    assertThat(options.mixes()).containsExactly("small", "heavy");
    assertThat(options.measure()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void refusesWhatItDoesNotKnow() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BenchOptions.parse(List.of("--second=2"), CHECKOUT))
        .withMessageContaining("--second=2");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BenchOptions.parse(List.of("--rounds=many"), CHECKOUT))
        .withMessageContaining("many");
  }
}
