package earshot.mention;

import earshot.frozen.Frozen;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the first format wrote. */
class FrozenRecordsTest {
  @ParameterizedTest
  @CsvSource({
    "mentions.raw, Mention",
    "mentions, Mention",
    "mentions.rejected, Rejected",
    "coverage, Coverage",
    "listings, Listing",
    "settings-brand, Brand",
    "contacts, Contact",
    "commands, Command",
    "answers, Mention",
    "replies, ReplyOrder",
    "receipts, Receipt",
    "forgotten, Forgotten",
    "removed, Removed",
    "groups-group, Group",
    "groups-alias, GroupAlias",
    "groups-mark, GroupMark",
    "episodes, Episode",
    "acknowledgements, Acknowledgement",
    "judgements, Judged",
    "deliveries, Delivery",
    "followups, Followup",
    "unsubscribed, Followup$OptOut",
    "earshot-streams-work-changelog, Work",
    "earshot-streams-leaving-changelog, Mention"
  })
  void isRead(String name, String type) throws ClassNotFoundException {
    Frozen.of(FrozenRecordsTest.class, name).areRead(Class.forName("earshot.mention." + type));
  }
}
