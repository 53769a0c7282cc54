/** The fields of Nitrado's documented answers, by the request that gives them. `0` is the first entry of a list. */
export const DOCUMENTED: readonly (readonly [request: string, under: string, fields: string])[] = [
  [
    "/token",
    "data.token",
    "id user.id user.username expires_at valid_until scopes two_factor_method employee",
  ],
  [
    "/services",
    "data.services.0",
    "id location_id status websocket_token user_id comment auto_extension auto_extension_duration auto_extension_external type sub_type type_human managedroot_id details.address details.name details.game details.portlist_short details.folder_short details.slots details.game_slots start_date suspend_date delete_date suspending_in deleting_in username owner_user_id owner_username is_xcross guest_access_count roles preorder_start_datetime",
  ],
  [
    "/services/11840201/gameservers",
    "data.gameserver",
    "must_be_started status websocket_token hostsystems username managed_root user_id service_id location_id minecraft_mode ip ipv6 port query_port rcon_port label type memory memory_mb game game_human game_specific.path game_specific.update_status game_specific.last_update game_specific.path_available game_specific.features.has_backups game_specific.features.has_world_backups game_specific.features.has_application_server game_specific.features.has_container_websocket game_specific.features.has_rcon game_specific.features.has_file_browser game_specific.features.has_ftp game_specific.features.has_expert_mode game_specific.features.has_plugin_system game_specific.features.has_restart_message_support game_specific.features.has_database game_specific.log_files game_specific.config_files modpacks slots location credentials.ftp.hostname credentials.ftp.port credentials.ftp.username credentials.ftp.password credentials.mysql.hostname credentials.mysql.port credentials.mysql.username credentials.mysql.password credentials.mysql.database settings quota.block_usage quota.block_softlimit quota.block_hardlimit quota.file_usage quota.file_softlimit quota.file_hardlimit query.server_name query.connect_ip query.map query.version query.player_current query.player_max query.players",
  ],
  ["/services/11840201/gameservers/settings", "data", "settings"],
  ["/services/11840201/gameservers/stats", "data.stats", "currentPlayers maxPlayers cpuUsage memoryUsage"],
  [
    "/services/11840201/logs",
    "data",
    "current_page logs_per_page page_count log_count logs.0.user logs.0.category logs.0.severity logs.0.message logs.0.created_at logs.0.admin",
  ],
  [
    "/services/11840201/tasks",
    "data.tasks.0",
    "id service_id status minute hour day month weekday next_run last_run timezone action_method action_data",
  ],
  ["/services/11840201/tasks/list", "data.tasks.0.game_server_restart", "desc"],
  ["/maintenance", "data.maintenance", "cloud_backend domain_backend dns_backend pmacct_backend"],
  ["/ping", "", "message"],
  ["/version", "", "message"],
  [
    "/services/11840201/gameservers/file_server/list?dir=/games/ni11840201_1/noftp/dayzxb/config",
    "data.entries.0",
    "type path name size owner group chmod created_at modified_at accessed_at",
  ],
  ["/services/11840201/gameservers/file_server/size?path=/games/ni11840201_1", "data", "size"],
];
