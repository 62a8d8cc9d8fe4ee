package earshot.query.openid;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import earshot.query.Said;
import earshot.query.access.Role;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenIdProviderTest {
  private final FakeProvider provider;
  private final OpenIdProvider known;
  private final Attempt attempt = Attempt.begun("/alerts");

  OpenIdProviderTest() throws IOException {
    provider = new FakeProvider();
    known = provider.known();
  }

  @AfterEach
  void close() {
    provider.close();
  }

  private static Answer answer(String query) {
    HttpUrl url = HttpUrl.get("https://earshot.example/" + query);
    return new Answer(
        Optional.ofNullable(url.queryParameter("state")),
        Optional.ofNullable(url.queryParameter("code")),
        Optional.ofNullable(url.queryParameter("error")),
        Optional.ofNullable(url.queryParameter("iss")));
  }

  private Vouched login() throws Unproven {
    return known.finish(Optional.of(attempt), answer(provider.login(known.begin(attempt))));
  }

  @Test
  void somebodyComesInAsWhatTheirGroupsSay() throws Unproven {
    assertThat(login()).isEqualTo(new Vouched("ada", Role.AGENT));

    provider.says("grace", List.of("support", "leads"));
    assertThat(login()).isEqualTo(new Vouched("grace", Role.MANAGER));

    provider.claims.put("groups", "leads");
    assertThat(login().role()).as("a group alone").isEqualTo(Role.MANAGER);
  }

  @Test
  void theBrowserLeavesWithAllThatBindsTheAnswerToIt() throws Unproven {
    HttpUrl sent = HttpUrl.get(known.begin(attempt));

    assertThat(sent.toString()).startsWith(provider.issuer() + "/authorize?theme=dark&");
    assertThat(sent.queryParameter("response_type")).isEqualTo("code");
    assertThat(sent.queryParameter("redirect_uri"))
        .isEqualTo("https://earshot.example/login/openid/back");
    assertThat(sent.queryParameter("scope")).isEqualTo("openid profile");
    assertThat(sent.queryParameter("state")).isEqualTo(attempt.state());
    assertThat(sent.queryParameter("nonce")).isEqualTo(attempt.nonce());
    assertThat(sent.queryParameter("code_challenge_method")).isEqualTo("S256");
    assertThat(sent.toString()).doesNotContain(attempt.verifier(), FakeProvider.SECRET);
  }

  @Test
  void aNewKeyIsKnownAtOnce() throws Unproven {
    login();
    provider.signing = FakeProvider.key("second");
    provider.published = provider.signing;

    assertThat(login().name()).isEqualTo("ada");
  }

  @Test
  void whoIsInNoGroupStaysOut() {
    provider.says("eve", List.of("canteen"));

    assertThatThrownBy(this::login).hasMessage("eve is in no group that may come in here");
  }

  @Test
  void aKeyThatTheProviderDoesNotHaveIsNotBelieved() {
    provider.signing = FakeProvider.key("first");

    assertThatThrownBy(this::login).hasMessage("what the provider says can't be trusted");
  }

  @ParameterizedTest
  @ValueSource(strings = {"none", "HS256"})
  void signaturesThatEverybodyCanMakeAreNotBelieved(String algorithm) {
    provider.algorithm = algorithm;

    assertThatThrownBy(this::login).hasMessage("what the provider says can't be trusted");
  }

  @Test
  void whatWasSaidToOthersOrByOthersOrTooLongAgoIsNotBelieved() {
    Object issuer = "https://other.example";
    for (Object[] wrong :
        new Object[][] {
          {"aud", "another-program"},
          {"iss", issuer},
          {"exp", Said.NOW.getEpochSecond() - 100},
          {"nonce", "another login"},
          {"azp", "another-program"}
        }) {
      provider.claims.put(wrong[0].toString(), wrong[1]);
      assertThatThrownBy(this::login).as("%s", wrong[0]).isInstanceOf(Unproven.class);
      provider.claims.remove(wrong[0].toString());
    }
  }

  @Test
  void anAnswerIsForTheBrowserThatBeganAndForOnce() throws Unproven {
    String back = provider.login(known.begin(attempt));
    Answer answer = answer(back);

    assertThatThrownBy(() -> known.finish(Optional.empty(), answer))
        .hasMessageContaining("this browser has not begun this login");
    assertThatThrownBy(() -> known.finish(Optional.of(Attempt.begun("/")), answer))
        .hasMessageContaining("this browser has not begun this login");
    known.finish(Optional.of(attempt), answer);
    assertThatThrownBy(() -> known.finish(Optional.of(attempt), answer))
        .hasMessageEndingWith("answers 400 invalid_grant");
  }

  @Test
  void aCodeWithoutItsVerifierIsWorthNothing() throws Unproven {
    Answer answer = answer(provider.login(known.begin(attempt)));
    Attempt thief = new Attempt(attempt.state(), attempt.nonce(), "guessed", "/");

    assertThatThrownBy(() -> known.finish(Optional.of(thief), answer))
        .hasMessageEndingWith("answers 400 invalid_grant");
  }

  @Test
  void aRefusalOfTheProviderIsTold() {
    Answer refused = answer("?error=access_denied%3Cb%3E&state=" + attempt.state());

    assertThatThrownBy(() -> known.finish(Optional.of(attempt), refused))
        .hasMessage("the provider lets nobody in: access_deniedb");
  }

  @Test
  void anotherProviderCanNotAnswer() throws Unproven {
    String back = provider.login(known.begin(attempt)) + "&iss=https%3A%2F%2Fevil.example";

    assertThatThrownBy(() -> known.finish(Optional.of(attempt), answer(back)))
        .hasMessageContaining("another provider answers");
    provider.discovery.put("issuer", "https://evil.example");
    assertThatThrownBy(() -> known.begin(attempt))
        .hasMessageContaining("calls itself otherwise than openid.issuer");
  }

  @Test
  void addressesOfPrivateNetworksAreNotAsked() {
    Clock clock = Clock.fixed(Said.NOW, ZoneOffset.UTC);
    assertThatThrownBy(() -> provider.settings(false)).hasMessageContaining("by https");

    OpenIdSettings inside = provider.settings();
    OpenIdSettings named =
        new OpenIdSettings(
            inside.name(),
            URI.create("https://login.example"),
            inside.client(),
            inside.secret(),
            inside.scopes(),
            inside.nameClaim(),
            inside.groupsClaim(),
            inside.groups(),
            inside.session(),
            false);
    OpenIdProvider lured =
        new OpenIdProvider(
            named,
            FakeProvider.PAGES,
            clock,
            host -> List.of(InetAddress.getByName("169.254.169.254")));
    assertThatThrownBy(() -> lured.begin(attempt))
        .hasMessageContaining("login.example is a private address")
        .hasMessageContaining("openid.allow-private-addresses");
  }

  @Test
  void whatAProviderNamesIsJudgedLikeItself() {
    provider.discovery.put("token_endpoint", "file:///etc/passwd");

    assertThatThrownBy(this::login).hasMessageContaining("not https");
  }

  @Test
  void anAttemptSurvivesTheBrowserAndNonsenseIsNone() {
    assertThat(Attempt.kept(attempt.cookie())).contains(attempt);
    assertThat(Attempt.kept("")).isEmpty();
    assertThat(Attempt.kept("a.b.c")).isEmpty();
    assertThat(Attempt.kept("a.b.c.*")).isEmpty();
    assertThat(attempt.toString()).doesNotContain(attempt.verifier());
    assertThat(provider.settings().toString()).doesNotContain(FakeProvider.SECRET);
  }
}
