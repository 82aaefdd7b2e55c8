a9006_xx-----
r v ap-top headlines 11-04 0060
^*9006< ^AP-Top Headlines, 60<
^AP Top News at 5 p.m.<
^Mayor opens bridge, asks ferrymen for patience<
^Herons stand in road, engineers pour gravel<
^Salt traders tell of a hidden ledger<
^Crab bought for $90 is found dead<

AP-WF-11-04-19 1509GMT<

