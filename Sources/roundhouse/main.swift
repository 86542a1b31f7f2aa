import RoundhouseCommands

Roundhouse.main()
