package dev.ilmyeon.gateway.server.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ilmyeon.gateway.federation.request.Contract;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/** What may be configured of contracts, and who has which then. */
class ContractPropertiesTests {

  private static final Map<String, String> SOME =
      Map.of(
          "c.schemas.public.include", "public",
          "c.schemas.partner.include", "public, partner",
          "c.schemas.partner.hide-unreachable-types", "false",
          "c.schemas.newsroom.exclude", "",
          "c.anonymous", "public",
          "c.api-key", "partner");

  private static ContractProperties bind(Map<String, String> properties) {
    return new Binder(new MapConfigurationPropertySource(properties))
        .bindOrCreate(
            "c",
            Bindable.of(ContractProperties.class),
            new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
  }

  private static Map<String, String> with(String name, String value) {
    Map<String, String> properties = new LinkedHashMap<>(SOME);
    properties.put(name, value);
    return properties;
  }

  @Test
  void areNoneUnlessConfigured() {
    assertThat(bind(Map.of())).isEqualTo(ContractProperties.NONE);
    assertThat(ContractProperties.NONE.ofKey(null)).isNull();
    assertThat(ContractProperties.NONE.ofRoles(Set.of("editor"))).isNull();
  }

  @Test
  void hideUnreachableTypesUnlessToldOtherwise() {
    assertThat(bind(SOME).byName())
        .containsEntry("public", new Contract(Set.of("public"), Set.of(), true))
        .containsEntry("partner", new Contract(Set.of("public", "partner"), Set.of(), false))
        .containsEntry("newsroom", new Contract(Set.of(), Set.of(), true));
  }

  @Test
  void areThePublicOnesOfWhomNothingElseIsSaid() {
    ContractProperties some = bind(SOME);

    assertThat(some.ofKey(null)).isEqualTo("partner");
    assertThat(some.ofKey("newsroom")).isEqualTo("newsroom");
    assertThat(some.ofRoles(Set.of())).isEqualTo("public");
    assertThat(bind(with("c.authenticated", "partner")).ofRoles(Set.of("x"))).isEqualTo("partner");
  }

  @Test
  void areThoseOfTheFirstRoleThatIsListed() {
    Map<String, String> properties = new LinkedHashMap<>(SOME);
    properties.put("c.roles.[desk chief]", "newsroom");
    properties.put("c.roles.reporter", "partner");
    ContractProperties some = bind(properties);

    assertThat(some.ofRoles(Set.of("reporter", "desk chief"))).isEqualTo("newsroom");
    assertThat(some.ofRoles(Set.of("reporter"))).isEqualTo("partner");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "c.anonymous | nobody | anonymous has to be one of [newsroom, partner, public], not nobody",
        "c.authenticated | Public | authenticated has to be one of",
        "c.roles.editor | all | roles.editor has to be one of",
        "c.schemas.public.exclude | public | A contract includes and excludes [public]",
        "c.schemas.public.exclud | internal | c.schemas.public.exclud",
      })
  void refuseWhatWouldShowTooMuch(String name, String value, String problem) {
    assertThatThrownBy(() -> bind(with(name, value))).rootCause().hasMessageContaining(problem);
  }

  @Test
  void haveToSayWhatTheAnonymousSee() {
    Map<String, String> properties = new LinkedHashMap<>(SOME);
    properties.keySet().removeAll(List.of("c.anonymous"));

    assertThatThrownBy(() -> bind(properties))
        .rootCause()
        .hasMessageContaining("anonymous has to name the contract");
  }
}
